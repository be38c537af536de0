import { useState } from 'react'
import type { PointExplanation } from '../core/fca/explain.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import { OUT_OF_REACH } from '../core/fca/model.ts'
import { nameIn } from '../core/name.ts'
import { setView } from '../state/store.ts'
import type { Target } from '../state/view.ts'
import { measureNumber } from './class-label.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

const few = 4

interface Props extends Derived {
  readonly target: Target
  /** null = still computing. */
  readonly list: readonly PointExplanation[] | null
}

/** Sites in reach of a street, a cell or a catchment, as a sum that ends in its value. */
export function WhySites({ target, list, study, run, sheet }: Props) {
  const w = useWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const [all, setAll] = useState(false)
  const { analysis, method } = run
  const { data } = study
  if (!list) return <Skeleton label={w.why.loading} />

  const reach = n.reach(method.threshold)
  const sum = list.reduce((total, entry) => total + entry.contribution, 0)
  const measure = measureOf(method.measure)
  // Places per child are told per 100 children; other values as they are.
  const part = (value: number) => (measure.gap ? n.decimal(100 * value, 1) : n.short(value))
  const per100 = part(sum)
  // A measure that is no sum over sites has no parts to show.
  const hasParts = sum > 0
  const common = { reach, sites: n.int(list.length), per100 }

  const valueSentence = (value: number | null, children: number) =>
    w.why.value({
      value: measureNumber(measure, value, n),
      unit: w.measure.units[measure.unit],
      sites: common.sites,
      reach,
      children: n.int(children),
    })
  const sentence = () => {
    if (target.kind === 'zone') {
      const row = sheet.rows[target.index]!
      if (row.children === 0) return w.why.noChildren
      if (!measure.gap) return valueSentence(row.value, row.children)
      if (list.length === 0 && row.nearest) {
        return w.why.noSiteZone({ reach, nearest: n.metres(row.nearest.mean), quality: method.qualityOnly })
      }
      return w.why.zone({ ...common, children: n.int(row.children), out: n.int(row.out), quality: method.qualityOnly })
    }
    if (target.kind === 'catchment') {
      const part = analysis.catchments[target.index]!
      return w.why.catchment({ sites: n.int(part.sites), places: n.int(part.places), children: n.int(part.children) })
    }
    const children = analysis.children[target.index]!
    if (analysis.run.pointFlags[target.index]! & OUT_OF_REACH) {
      const nearest = analysis.nearest[target.index]!
      return nearest < 0
        ? w.why.noSchool
        : w.why.noSite({ reach, nearest: n.metres(nearest), quality: method.qualityOnly })
    }
    if (children > 0 && !measure.gap) return valueSentence(analysis.run.access[target.index]!, children)
    return children > 0 ? w.why.point({ ...common, children: n.int(children) }) : w.why.noChildren
  }

  const shown = all ? list : list.slice(0, few)
  const rest = list.slice(shown.length)
  const restSum = rest.reduce((total, entry) => total + entry.contribution, 0)
  const longest = Math.max(restSum, ...list.map((entry) => entry.contribution))
  const bar = (value: number) => ({ width: `${longest > 0 ? (value / longest) * 46 : 0}px` })

  return (
    <>
      <p>{sentence()}</p>
      {list.length > 0 && (
        <div className="scroll">
          <table className="wt">
            <thead>
              <tr>
                <th>{w.why.columns.site}</th>
                <th className="num" title={w.why.tips.weight}>
                  {w.why.columns.weight}
                </th>
                <th className="num" title={w.why.tips.competing}>
                  {w.why.columns.competing}
                </th>
                <th className="num" title={w.why.tips.ratio}>
                  {w.why.columns.ratio}
                </th>
                {hasParts && <th className="adds">{measure.gap ? w.why.columns.adds : w.why.columns.part}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((entry) => (
                <tr key={entry.site}>
                  <td className="n">
                    <span className={analysis.quality[entry.site] ? 'dot q' : 'dot'} />
                    <button
                      type="button"
                      onClick={() => {
                        setView(store, { selection: { kind: 'site', index: entry.site } })
                        actions.show({ kind: 'site', index: entry.site })
                      }}
                    >
                      {nameIn(data.sites.name[entry.site]!, lang)}
                    </button>
                    <small title={w.why.tips.distance}>
                      {w.why.placesAt(n.int(entry.places), n.metres(entry.distance))}
                    </small>
                  </td>
                  <td className="num">{n.decimal(entry.weight)}</td>
                  <td className="num">{n.int(entry.competing)}</td>
                  <td className="num">{n.decimal(entry.ratio)}</td>
                  {hasParts && (
                    <td className="adds">
                      <i style={bar(entry.contribution)} />
                      {part(entry.contribution)}
                    </td>
                  )}
                </tr>
              ))}
              {rest.length > 0 && (
                <tr className="rest">
                  <td colSpan={4}>{w.why.others(n.int(rest.length))}</td>
                  {hasParts && (
                    <td className="adds">
                      <i style={bar(restSum)} />
                      {part(restSum)}
                    </td>
                  )}
                </tr>
              )}
            </tbody>
            {hasParts && (
              <tfoot>
                <tr>
                  <td colSpan={4}>{w.why.sum}</td>
                  <td className="adds">{per100}</td>
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {list.length > few && (
        <button type="button" className="lk more" onClick={() => setAll(!all)}>
          {all ? w.why.fewer : w.why.all(n.int(list.length))}
        </button>
      )}
    </>
  )
}

/** Four grey rows where the answer will stand. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      <i />
      <i />
      <i />
      <i />
    </div>
  )
}

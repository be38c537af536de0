import { useEffect, useState } from 'react'
import type { PointExplanation, SiteExplanation } from '../core/fca/explain.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import { explanationOf } from '../state/derived/explanation.ts'
import { nameIn } from '../state/derived/table-rows.ts'
import { setView } from '../state/store.ts'
import type { Target } from '../state/view.ts'
import { measureNumber } from './class-label.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { Icon } from './parts/icons.tsx'
import { WhySite } from './why-site.tsx'
import { WhySites } from './why-sites.tsx'

export type Explained =
  | { readonly kind: 'sites'; readonly list: readonly PointExplanation[] }
  | { readonly kind: 'site'; readonly detail: SiteExplanation }

/** Why this value: the sites in reach as a sum that ends in the number, or the children who compete for a site. */
export function Why(derived: Derived) {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const target = useApp((s) => s.view.selection)
  const explained = useExplained(derived, target)
  if (!target) return <section className="why empty">{w.why.hint}</section>
  const { study, sheet, run } = derived
  const { data } = study
  const measure = measureOf(run.method.measure)

  const title = () => {
    switch (target.kind) {
      case 'zone': {
        const row = sheet.rows[target.index]
        if (!row) return ''
        const name = nameIn(row.name, lang)
        if (!measure.gap) return row.value === null ? name : w.why.title(name, measureNumber(measure, row.value, n))
        return row.per100 === null ? name : w.why.title(name, n.signedDecimal(row.per100))
      }
      case 'point': {
        const zone = sheet.rows[study.zoneOf[target.index]!]
        const children = run.analysis.children[target.index]!
        const access = run.analysis.run.access[target.index]!
        const name = w.why.cellTitle(zone ? nameIn(zone.name, lang) : w.table.outside)
        if (children === 0) return name
        return w.why.title(name, measure.gap ? n.signedDecimal(100 * (access - 1)) : measureNumber(measure, access, n))
      }
      case 'site':
        return nameIn(data.sites.name[target.index]!, lang)
      case 'catchment':
        return w.why.catchmentTitle(nameIn(data.catchments!.name[target.index]!, lang))
    }
  }

  return (
    <section className="why" aria-live="off">
      <h3>
        {title()}
        <button
          type="button"
          className="ib"
          aria-label={w.why.close}
          onClick={() => setView(store, { selection: null })}
        >
          <Icon name="close" size={14} />
        </button>
      </h3>
      {target.kind === 'site' ? (
        <WhySite {...derived} site={target.index} detail={explained?.kind === 'site' ? explained.detail : null} />
      ) : (
        <WhySites {...derived} target={target} list={explained?.kind === 'sites' ? explained.list : null} />
      )}
    </section>
  )
}

/** The explanation of the run that is shown; the previous one stays until the next is there. */
function useExplained(derived: Derived, target: Target | null): Explained | null {
  const { client } = useShell()
  const [state, setState] = useState<{ target: Target; explained: Explained } | null>(null)
  useEffect(() => {
    if (!target) return
    const stop = new AbortController()
    explanationOf(client, derived.study, derived.run, target, stop.signal).then(
      (explained) => setState({ target, explained }),
      // Superseded by a newer question; a failing run is reported where the run is.
      () => setState((before) => before),
    )
    return () => stop.abort()
  }, [client, derived.study, derived.run, target])
  return state && target && state.target.kind === target.kind && state.target.index === target.index
    ? state.explained
    : null
}

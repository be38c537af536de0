import { memo, useEffect, useMemo, useState } from 'react'
import { percentages } from '../../core/aggregate/apportion.ts'
import type { WholeSummary } from '../../core/aggregate/whole.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import type { ScenarioWords } from '../../i18n/scenario-zh.ts'
import { NOTABLE, notable } from '../../state/derived/contrast.ts'
import { editAt, scenarioAt } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useEditsWords, useNumbers, useScenarioWords, useShell, useWords } from '../context.tsx'
import { GroupTable, useHasLinks } from '../group-table.tsx'
import { type ShownContrast, useContrast, useInReach } from './use-contrast.ts'

/** The right margin of the scenario mode: one sentence, before and after, who gains, what lies in reach. */
export function ScenarioResults() {
  const shown = useContrast()
  const sentence = useSentence(shown)
  const said = useSaid(sentence?.join('') ?? '', shown?.isPending !== false)
  return (
    <>
      <Margin shown={shown} sentence={sentence} />
      {/* It stays while the rest comes and goes: what is put into a new region is not read out. */}
      <div className="sr" aria-live="polite">
        {said}
      </div>
    </>
  )
}

function Margin({ shown, sentence }: { shown: ShownContrast | null; sentence: Sentence | null }) {
  const w = useScenarioWords().results
  const words = useWords()
  const scenario = useApp(scenarioAt)
  if (!scenario) {
    return (
      <div className="answer">
        <h1 className="head">{w.baseline}</h1>
        <ol className="first-steps">
          {w.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    )
  }
  if (!shown) {
    return (
      <div className="answer">
        <p className="live">{w.computing}</p>
      </div>
    )
  }
  if (!sentence) {
    return (
      <div className="answer">
        <h1 className="head">{scenario.name}</h1>
        <p className="note">{words.measure.noGap}</p>
      </div>
    )
  }
  return <Answer shown={shown} sentence={sentence} />
}

/** Drawn anew when its numbers are, and not for every step of the hand. */
const Answer = memo(function Answer({ shown, sentence }: { shown: ShownContrast; sentence: Sentence }) {
  const w = useScenarioWords().results
  return (
    <>
      <div className="answer" data-pending={shown.isPending}>
        <p className="live" data-live={shown.live !== null && !shown.isPending}>
          {shown.isPending ? w.computing : shown.live ? w.live : w.full}
        </p>
        <h1 className="head">
          {sentence[0]}
          <em className="prop">{sentence[1]}</em>
          {sentence[2]}
        </h1>
        <Before {...shown} />
      </div>
      <Gainers {...shown} />
      <InReach {...shown} />
      <Groups />
    </>
  )
})

/** Groups of schools as the scenario leaves them, for whoever asks. */
function Groups() {
  const w = useEditsWords().groups
  const hasLinks = useHasLinks()
  const [open, setOpen] = useState(false)
  if (!hasLinks) return null
  return (
    <details className="sect group-facts" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{w.title}</summary>
      {open && <GroupTable />}
    </details>
  )
}

const partKeys = ['placed', 'full', 'out'] as const
const swatch = { placed: 'a', full: 'f', out: 'o' } as const

/** The sentence for a change: what stands before the number, the number, what stands after it. */
function sentenceOf(
  w: ScenarioWords['results'],
  about: 'here' | 'edit' | 'whole',
  change: number,
  n: string,
  name: string,
) {
  if (about === 'whole') {
    return change === 0 ? [w.wholeSame(name), '', ''] : change > 0 ? w.whole(name, n) : w.wholeLess(name, n)
  }
  if (about === 'here') return change === 0 ? [w.hereSame, '', ''] : change > 0 ? w.here(n) : w.hereLess(n)
  return change === 0 ? [w.editSame, '', ''] : change > 0 ? w.edit(n) : w.editLess(n)
}

type Sentence = readonly string[]

/** The headline, as {@link sentenceOf}; null without a scenario, before anything is computed, and without places per child. */
function useSentence(shown: ShownContrast | null): Sentence | null {
  const w = useScenarioWords().results
  const ew = useEditsWords().results
  const n = useNumbers()
  const scenario = useApp(scenarioAt)
  const at = useApp(editAt)
  const name = scenario?.name
  const { gap } = measureOf(useApp((s) => s.method).measure)
  const op = scenario?.edits[at]?.op
  return useMemo(() => {
    if (!shown || name === undefined || !gap) return null
    const { contrast, before, after } = shown
    const about = op === undefined ? 'whole' : op === 'add' || op === 'move' ? 'here' : 'edit'
    const change = contrast.after.placed - contrast.before.placed
    const grown = contrast.after.children - contrast.before.children
    if (op === 'quality' || op === 'group') {
      const covered = Math.round(after.total.qualityCovered - before.total.qualityCovered)
      const count = n.int(Math.abs(covered))
      return covered === 0 ? [ew.coveredSame, '', ''] : covered > 0 ? ew.covered(count) : ew.coveredLess(count)
    }
    // Where children come or go, more with a place is not the same as fewer without.
    return grown !== 0
      ? ew.children(n.signed(change), n.signed(grown))
      : sentenceOf(w, about, change, n.int(Math.abs(change)), name)
  }, [shown, op, name, gap, w, ew, n])
}

/** What a screen reader is told: the sentence where the hand rests, not at every step of it. */
function useSaid(text: string, isPending: boolean): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (isPending) return
    const timer = setTimeout(() => setSaid(text), 1000)
    return () => clearTimeout(timer)
  }, [text, isPending])
  return said
}

function Bar({ total, label, thin }: { total: WholeSummary; label: string; thin: boolean }) {
  const shares = percentages(partKeys.map((key) => total[key]))
  return (
    <div className="ba-row">
      <span>{label}</span>
      <div className={thin ? 'tpb old' : 'tpb'} role="img" aria-label={label}>
        {partKeys.map(
          (key, k) => total[key] > 0 && <i key={key} className={swatch[key]} style={{ flexGrow: shares[k] }} />,
        )}
      </div>
    </div>
  )
}

function Before({ contrast: { before, after } }: ShownContrast) {
  const w = useScenarioWords().results
  const words = useWords()
  const n = useNumbers()
  const rows = [
    ...partKeys.map((key) => [key, words.parts[key], before[key], after[key]] as const),
    [null, words.parts.all, before.children, after.children] as const,
  ]
  return (
    <>
      <div className="ba">
        <Bar total={before} label={w.before} thin />
        <Bar total={after} label={w.after} thin={false} />
      </div>
      <table className="ba-table">
        <thead>
          <tr>
            <th>
              <span className="sr">{w.gainersNote}</span>
            </th>
            <th className="num">{w.before}</th>
            <th className="num">{w.after}</th>
            <th className="num">{w.change}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, label, old, now]) => (
            <tr key={label} className={key ? '' : 'sum'}>
              <th scope="row">
                <i className={key ? `sq3 ${swatch[key]}` : 'sq3'} />
                {label}
              </th>
              <td className="num">{n.int(old)}</td>
              <td className="num b">{n.int(now)}</td>
              <td className={key === 'placed' && now > old ? 'num b gain' : 'num b'}>{n.signed(now - old)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Gainers({ contrast: { rows } }: ShownContrast) {
  const w = useScenarioWords().results
  const ew = useEditsWords()
  const words = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const zones = useApp((s) => s.study?.data.zones)
  const [all, setAll] = useState(false)
  const lived = rows.filter(({ index, children }) => index >= 0 || children > 0)
  const shown = all ? lived.toSorted((a, b) => b.change - a.change || a.index - b.index) : notable(rows)
  const losers = rows.filter(({ change }) => change <= -NOTABLE).length
  const hasLoss = rows.some(({ change }) => change < 0)
  return (
    <section className="sect gainers">
      <div className="hd">
        <h2>{w.gainers}</h2>
        <span className="mut">{w.gainersNote}</span>
      </div>
      {shown.length === 0 && <p className="note">{w.none}</p>}
      <ul>
        {shown.map((row) => {
          const name = zones?.name[row.index]
          const [a, b] = [row.before ?? 0, row.after ?? 0]
          return (
            <li
              key={row.index}
              onPointerEnter={() => row.index >= 0 && setView(store, { hover: { kind: 'zone', index: row.index } })}
              onPointerLeave={() => setView(store, { hover: null })}
            >
              <span>{name ? nameIn(name, lang) : words.table.outside}</span>
              <span className="shift" aria-hidden="true">
                <i className="from" style={{ left: `${a}%` }} />
                <i className="line" style={{ left: `${Math.min(a, b)}%`, width: `${Math.abs(b - a)}%` }} />
                <i className={row.change < 0 ? 'to lose' : 'to'} style={{ left: `${b}%` }} />
              </span>
              <span className="num">
                {n.decimal(a, 0)} → <b>{n.percent(b)}</b>
              </span>
              <b className={row.change < 0 ? 'num lose' : row.change > 0 ? 'num gain' : 'num'}>
                {n.signed(row.change)}
              </b>
            </li>
          )
        })}
      </ul>
      <p className="note">
        {!hasLoss && w.noLosers}
        {losers > 0 && w.losers(n.int(losers))}
        {lang === 'en' && (losers > 0 || !hasLoss) ? ' ' : ''}
        {!all &&
          rows.length > shown.length &&
          w.rest(n.int(rows.filter((r) => r.index >= 0).length - shown.filter((r) => r.index >= 0).length))}
      </p>
      {(all || lived.length > shown.length) && (
        <button type="button" className="lk" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? ew.results.notable : ew.results.all(n.int(lived.length))}
        </button>
      )}
    </section>
  )
}

function InReach({ contrast: { before, after }, before: old, after: now }: ShownContrast) {
  const w = useScenarioWords().results
  const n = useNumbers()
  const children = useInReach()
  const scenario = useApp(scenarioAt)
  const at = useApp(editAt)
  const edit = scenario?.edits[at]
  const places = edit?.op === 'add' ? edit.capacity : 0
  const gain = after.placed - before.placed
  const medians = [old.total.nearest?.median ?? Number.NaN, now.total.nearest?.median ?? Number.NaN] as const
  return (
    <section className="sect last">
      {children !== null && (
        <>
          <div className="hd">
            <h2>{w.reach}</h2>
          </div>
          <dl className="facts-list">
            <div>
              <dt>{w.reachChildren}</dt>
              <dd>{n.int(children)}</dd>
            </div>
            {edit?.op === 'add' && (
              <div>
                <dt>{w.reachOut}</dt>
                <dd>{n.int(before.out - after.out)}</dd>
              </div>
            )}
            {places > 0 && (
              <div>
                <dt>{w.reachUse(n.int(places))}</dt>
                <dd>{n.percent((100 * gain) / places)}</dd>
              </div>
            )}
          </dl>
        </>
      )}
      <dl className="facts-list">
        <div>
          <dt>{w.median}</dt>
          <dd>{now.total.nearest ? `${n.decimal(medians[0], 0)} → ${n.metres(medians[1])}` : w.dropped}</dd>
        </div>
      </dl>
    </section>
  )
}

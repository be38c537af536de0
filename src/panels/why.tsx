import { useEffect, useState } from 'react'
import type { PointExplanation, SiteExplanation } from '../core/fca/explain.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import { OUT_OF_REACH } from '../core/fca/model.ts'
import { nameIn } from '../core/name.ts'
import { failureText } from '../i18n/failure-text.ts'
import { explanationOf } from '../state/derived/explanation.ts'
import { setView } from '../state/store.ts'
import type { Target } from '../state/view.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import { type Failure, failureOf } from '../worker/protocol.ts'
import { measureNumber } from './class-label.ts'
import { useApp, useEditsWords, useNumbers, useShell, useWords } from './context.tsx'
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
  const { explained, failure, stale } = useExplained(derived, target)
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
        const unreached = (run.analysis.run.pointFlags[target.index]! & OUT_OF_REACH) !== 0
        if (children === 0 || (unreached && !measure.gap && access === 0)) return name
        return w.why.title(name, measure.gap ? n.signedDecimal(100 * (access - 1)) : measureNumber(measure, access, n))
      }
      case 'site':
        return nameIn(data.sites.name[target.index]!, lang)
      case 'catchment':
        return w.why.catchmentTitle(nameIn(data.catchments!.name[target.index]!, lang))
    }
  }

  return (
    <section className="why" aria-live="off" data-stale={stale}>
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
      <StreetOf {...derived} target={target} />
      {failure && (
        <p className="error" role="alert">
          {failureText(failure, w)}
        </p>
      )}
      {failure ? null : target.kind === 'site' ? (
        <WhySite {...derived} site={target.index} detail={explained?.kind === 'site' ? explained.detail : null} />
      ) : (
        <WhySites {...derived} target={target} list={explained?.kind === 'sites' ? explained.list : null} />
      )}
    </section>
  )
}

/** The way back to the street that a site or a cell lies in: looking at one lets go of the other. */
function StreetOf({ study, target }: Pick<Derived, 'study'> & { target: Target }) {
  const w = useEditsWords().results
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const zone =
    target.kind === 'site' ? study.siteZone[target.index] : target.kind === 'point' ? study.zoneOf[target.index] : -1
  const name = study.data.zones?.name[zone ?? -1]
  if (!name || zone === undefined) return null
  return (
    <button type="button" className="lk" onClick={() => setView(store, { selection: { kind: 'zone', index: zone } })}>
      {w.inStreet(nameIn(name, lang))}
    </button>
  )
}

interface Answer {
  readonly target: Target
  readonly run: Derived['run']
  readonly explained: Explained | null
  readonly failure: Failure | null
}

/** What is known of the target; `stale` while it belongs to an earlier run than the rest of the page. */
function useExplained(derived: Derived, target: Target | null) {
  const { client } = useShell()
  const { study, run } = derived
  const [state, setState] = useState<Answer | null>(null)
  useEffect(() => {
    if (!target) return
    const stop = new AbortController()
    explanationOf(client, study, run, target, stop.signal).then(
      (explained) => setState({ target, run, explained, failure: null }),
      (error: unknown) => {
        // A newer question took its place: that one will answer.
        if (error instanceof Superseded) return
        const failure = error instanceof TaskFailed ? error.failure : failureOf(error)
        setState({ target, run, explained: null, failure })
      },
    )
    return () => stop.abort()
  }, [client, study, run, target])
  const answer = state && sameTarget(state.target, target) ? state : null
  return {
    explained: answer?.explained ?? null,
    failure: answer?.failure ?? null,
    stale: answer !== null && answer.run !== run,
  }
}

const sameTarget = (a: Target, b: Target | null) => a.kind === b?.kind && a.index === b.index

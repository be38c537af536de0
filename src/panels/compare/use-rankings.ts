import { useEffect, useMemo, useState } from 'react'
import type { Method } from '../../scenario/method.ts'
import { sweepSettings, sweptKpis } from '../../scenario/robustness.ts'
import { effective } from '../../scenario/scenario-list.ts'
import type { Compared } from '../../state/derived/compared.ts'
import { outcomeKey, scenariosOf } from '../../state/scenario-state.ts'
import { Superseded, TaskFailed } from '../../worker/caller.ts'
import { type Failure, failureOf, type TaskOutput } from '../../worker/protocol.ts'
import { useApp, useShell } from '../context.tsx'

export interface Rankings {
  /** null = asked for something else since, or not asked yet. */
  readonly found: { readonly settings: readonly Method[]; readonly values: TaskOutput<'rankings'>['values'] } | null
  /** Share done; null = nothing under way. */
  readonly progress: number | null
  readonly failure: Failure | null
  readonly start: () => void
  readonly cancel: () => void
}

/** Up to so many runs of a point a sweep starts by itself; a larger one waits to be asked for. */
const UNASKED = 3e6

/** The key numbers of all columns under all settings, computed in the background for what is shown now. */
export function useRankings(columns: readonly Compared[]): Rankings {
  const { store, client } = useShell()
  const method = useApp((s) => s.method)
  const unit = useApp((s) => (s.method.distance === 'matrix' ? (s.study?.data.costs?.unit ?? 'm') : 'm'))
  const points = useApp((s) => s.study?.data.demand.x.length ?? 0)
  const key = useApp((s) => columns.map(({ index }) => outcomeKey(s, scenariosOf(s)[index]?.edits ?? [])).join('\n'))
  const settings = useMemo(() => sweepSettings(method, unit), [method, unit])
  const [state, setState] = useState<Pick<Rankings, 'found' | 'progress' | 'failure'> & { key: string }>({
    key: '',
    found: null,
    progress: null,
    failure: null,
  })
  const [asked, ask] = useState('')
  const isSmall = points * settings.length * columns.length <= UNASKED
  const isWanted = asked === key || (isSmall && asked !== `not ${key}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says everything that the sweep depends on
  useEffect(() => {
    const study = store.getState().study
    if (!study || !isWanted || (state.key === key && state.found)) return
    const stop = new AbortController()
    const none = { key, found: null, failure: null }
    setState({ ...none, progress: 0 })
    const scenarios = columns.map(({ index }) => effective(scenariosOf(store.getState())[index]?.edits ?? []))
    client
      .run(
        'rankings',
        { key: study.key, settings, scenarios, kpis: sweptKpis.map(({ id }) => id) },
        {
          signal: stop.signal,
          onProgress: (progress) => {
            if (!stop.signal.aborted) setState({ ...none, progress })
          },
        },
      )
      .then(({ values }) => {
        if (!stop.signal.aborted) setState({ key, found: { settings, values }, progress: null, failure: null })
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted || error instanceof Superseded) return
        setState({ ...none, progress: null, failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
      })
    return () => stop.abort()
  }, [key, isWanted])
  const isMine = state.key === key
  return {
    found: isMine ? state.found : null,
    progress: isMine && isWanted ? state.progress : null,
    failure: isMine ? state.failure : null,
    start: () => ask(key),
    cancel: () => ask(`not ${key}`),
  }
}

import type { PointExplanation, SiteExplanation } from '../../core/fca/explain.ts'
import type { Client } from '../../worker/client.ts'
import type { Opened } from '../../worker/protocol.ts'
import type { Run } from '../store.ts'
import type { Target } from '../view.ts'

/** Demand points that a target stands for. */
export function pointsOf(study: Opened, { kind, index }: Target): Int32Array {
  if (kind === 'point') return Int32Array.of(index)
  const groupOf = kind === 'zone' ? study.zoneOf : study.catchmentOf
  const points: number[] = []
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] === index) points.push(i)
  return Int32Array.from(points)
}

/** @throws Superseded, TaskFailed */
export async function explanationOf(
  client: Client,
  study: Opened,
  { method }: Run,
  target: Target,
  signal: AbortSignal,
) {
  if (target.kind === 'site') {
    const detail: SiteExplanation = await client.run(
      'explainSite',
      { key: study.key, method, site: target.index },
      { signal },
    )
    return { kind: 'site', detail } as const
  }
  const list: PointExplanation[] = await client.run(
    'explainPoints',
    { key: study.key, method, points: pointsOf(study, target) },
    { signal },
  )
  return { kind: 'sites', list } as const
}

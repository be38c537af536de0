import { decayFor } from '../../scenario/decay-choice.ts'
import type { Method } from '../../scenario/method.ts'
import type { Client } from '../../worker/client.ts'

export interface CurvePoint {
  readonly metres: number
  /** Children with a place, 0 … 1 of all. */
  readonly share: number
}

/** Reaches of the curve: 200 m to 5 km in equal ratios. */
const reaches = Array.from({ length: 25 }, (_, k) => 200 * 25 ** (k / 24))

/**
 * Children with a place at every reach, the other parameters kept.
 * @throws Superseded, TaskFailed
 */
export async function reachCurve(
  client: Client,
  key: string,
  method: Method,
  signal: AbortSignal,
): Promise<CurvePoint[]> {
  const { placed, children } = await client.run(
    'sweep',
    {
      key,
      methods: reaches.map((threshold) => ({
        ...method,
        threshold,
        decay: method.decay.kind === 'stepped' ? decayFor('stepped', threshold) : method.decay,
      })),
    },
    { signal },
  )
  return reaches.map((metres, k) => ({ metres, share: children > 0 ? placed[k]! / children : 0 }))
}

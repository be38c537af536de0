import type { Decay } from '../core/fca/decay.ts'

/** Stepped bands as thirds of the reach, near to far: 1, 0.68, 0.22 (Luo & Qi 2009). */
const steppedDecay = (threshold: number): Decay => ({
  kind: 'stepped',
  bands: [
    [threshold / 3, 1],
    [(2 * threshold) / 3, 0.68],
    [threshold, 0.22],
  ],
})

/** The decays that the screen offers; ids as in the study file. */
export const decayKinds = ['binary', 'stepped', 'gaussian'] as const
export type DecayKind = (typeof decayKinds)[number]

/** The decay of that kind for a reach; null for a kind that is not offered. */
export function decayFor(kind: string | null, threshold: number): Decay | null {
  switch (kind) {
    case 'binary':
      return { kind }
    case 'gaussian':
      return { kind }
    case 'stepped':
      return steppedDecay(threshold)
    default:
      return null
  }
}

import { squareLimit } from '../distance/square-limit.ts'
import { type Decay, type Weigh, weigher } from './decay.ts'

/** What a site's own threshold makes of the decay. */
export interface SiteDecay {
  readonly threshold: number
  /** `square <= limit` is `cost <= threshold`. */
  readonly limit: number
  readonly weigh: Weigh
  /** 1/d0² under the Gaussian; 0 under any other decay. */
  readonly gaussianScale: number
}

/** The decay of every site; sites with the same threshold share one. */
export function siteDecays(decay: Decay, siteThreshold: Float64Array, threshold: number): SiteDecay[] {
  const known = new Map<number, SiteDecay>()
  return Array.from(siteThreshold, (own) => {
    const d0 = Number.isNaN(own) ? threshold : own
    let entry = known.get(d0)
    if (!entry) {
      entry = {
        threshold: d0,
        limit: squareLimit(d0),
        weigh: weigher(decay, d0),
        gaussianScale: decay.kind === 'gaussian' ? 1 / (d0 * d0) : 0,
      }
      known.set(d0, entry)
    }
    return entry
  })
}

/** Largest threshold in use. */
export function farthestOf(siteThreshold: Float64Array, ...defaults: readonly number[]): number {
  let farthest = Math.max(...defaults)
  for (const own of siteThreshold) if (own > farthest) farthest = own
  return farthest
}

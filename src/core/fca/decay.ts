import { squareLimit } from '../distance/square-limit.ts'
import { InputRefusal } from './refusal.ts'

/** How the weight of a pair falls with its cost; all are 0 beyond the threshold d0, and d = d0 is inside. */
export type Decay =
  | { readonly kind: 'binary' }
  | { readonly kind: 'stepped'; readonly bands: readonly (readonly [upTo: number, weight: number])[] }
  | { readonly kind: 'gaussian' }
  | { readonly kind: 'gaussian-sigma'; readonly sigma: number }
  | { readonly kind: 'exponential'; readonly beta: number }
  | { readonly kind: 'power'; readonly beta: number; readonly scale: number }
  | { readonly kind: 'linear' }
  | { readonly kind: 'logistic'; readonly mean: number; readonly sd: number }

/** Weights below this count as 0, so that no quotient of sums of weights can leave the range of doubles. */
const NEGLIGIBLE = 1e-60

/** Turns the squared costs of `count` pairs inside the threshold into weights. */
export type Weigh = (square: Float64Array, weight: Float64Array, count: number) => void

/**
 * The Gaussian weight at u = (d/d0)²: (e^(t/2) − 1) / (e^(1/2) − 1) with t = 1 − u, as t times the interpolating
 * polynomial of degree 9 at Chebyshev nodes on [0, 1] (computed with 60 digits; largest error 4.7e-17). All coefficients
 * are positive and the factor t is taken out, so the weight keeps its relative precision down to 0 at the threshold.
 * Numbers stand in the function: read from a module's scope they would cost a load per pair.
 */
export function gaussianWeight(u: number): number {
  const t = 1 - u
  const t2 = t * t
  const t4 = t2 * t2
  // In pairs (Estrin), not one after another (Horner): half the waiting, so that neighbouring pairs overlap better.
  const low = 0.7707470412683991 + 0.19268676031710866 * t + (0.03211446005255758 + 0.004014307510341394 * t) * t2
  const high =
    0.0004014307264574143 + 3.345265249275718e-5 * t + (2.3892657842029526e-6 + 1.4962415094771979e-7 * t) * t2
  const g = low + (high + (8.061284529051455e-9 + 5.214233735949896e-10 * t) * t4) * t4
  // A pair right at the threshold may come out at −2e-16 by rounding.
  return t > 0 ? t * g : 0
}

function weighGaussian(d0: number): Weigh {
  const perSquare = 1 / (d0 * d0)
  return (square, weight, count) => {
    const scale = perSquare
    for (let k = 0; k < count; k++) weight[k] = gaussianWeight(square[k] * scale)
  }
}

const keep = (w: number): number => (w < NEGLIGIBLE ? 0 : w)

/** Weight as a function of the cost d, for costs inside the threshold. */
function curve(decay: Decay, d0: number): (d: number) => number {
  switch (decay.kind) {
    case 'binary':
      return () => 1
    case 'stepped':
      return (d) => {
        // Weight k applies for t_{k-1} < d <= t_k.
        for (const [upTo, weight] of decay.bands) if (d <= upTo) return weight
        return 0
      }
    case 'gaussian':
      return (d) => Math.max(0, Math.expm1((1 - (d / d0) * (d / d0)) / 2) / Math.expm1(0.5))
    case 'gaussian-sigma':
      return (d) => keep(Math.exp((-d * d) / (2 * decay.sigma * decay.sigma)))
    case 'exponential':
      return (d) => keep(Math.exp(-decay.beta * d))
    case 'power':
      return (d) => keep(Math.min(1, (d / decay.scale) ** -decay.beta))
    case 'linear':
      return (d) => Math.max(0, 1 - d / d0)
    case 'logistic': {
      const slope = Math.PI / (decay.sd * Math.sqrt(3))
      const atZero = 1 + Math.exp(-decay.mean * slope)
      return (d) => keep(atZero / (1 + Math.exp((d - decay.mean) * slope)))
    }
  }
}

/**
 * Weight f(d) of a pair.
 * @param d cost, metres or minutes, ≥ 0
 * @param d0 threshold; d > d0 gives 0, d = d0 is inside
 */
export function decayWeight(decay: Decay, d: number, d0: number): number {
  return d <= d0 ? curve(decay, d0)(d) : 0
}

/** The decay for whole blocks of pairs inside the threshold `d0`. */
export function weigher(decay: Decay, d0: number): Weigh {
  switch (decay.kind) {
    case 'binary':
      return (_square, weight, count) => {
        weight.fill(1, 0, count)
      }
    case 'gaussian':
      return weighGaussian(d0)
    case 'stepped': {
      const limit = Float64Array.from(decay.bands, ([upTo]) => squareLimit(upTo))
      const value = Float64Array.from(decay.bands, ([, weight]) => weight)
      const bands = limit.length
      return (square, weight, count) => {
        for (let k = 0; k < count; k++) {
          let b = 0
          while (b < bands && square[k] > limit[b]) b++
          weight[k] = b < bands ? value[b] : 0
        }
      }
    }
    default: {
      const f = curve(decay, d0)
      return (square, weight, count) => {
        for (let k = 0; k < count; k++) weight[k] = f(Math.sqrt(square[k]))
      }
    }
  }
}

function positive(array: string, value: number, least: number): void {
  if (!Number.isFinite(value)) throw new InputRefusal('not-finite', { array, index: -1, value })
  if (value < least) throw new InputRefusal(least > 0 ? 'not-positive' : 'negative', { array, index: -1, value })
  if (value > 1e30) throw new InputRefusal('too-large', { array, index: -1, value })
}

/** @throws InputRefusal when a parameter gives no weight in [0, ∞) for some cost. */
export function checkDecay(decay: Decay): void {
  switch (decay.kind) {
    case 'stepped': {
      let last = 0
      if (decay.bands.length === 0) throw new InputRefusal('bad-bands', { array: 'bands', index: 0, value: 0 })
      decay.bands.forEach(([upTo, weight], index) => {
        // Each step must end beyond the one before.
        if (!(upTo > last && upTo <= 1e30)) throw new InputRefusal('bad-bands', { array: 'bands', index, value: upTo })
        if (!(weight >= 0 && weight <= 1e30) || (weight > 0 && weight < 1e-30)) {
          throw new InputRefusal('bad-bands', { array: 'bands', index, value: weight })
        }
        last = upTo
      })
      return
    }
    case 'gaussian-sigma':
      positive('sigma', decay.sigma, 1e-30)
      return
    case 'exponential':
      positive('beta', decay.beta, 0)
      return
    case 'power':
      positive('beta', decay.beta, 0)
      positive('scale', decay.scale, 1e-30)
      return
    case 'logistic':
      positive('mean', decay.mean, 0)
      positive('sd', decay.sd, 1e-30)
      return
    default:
  }
}

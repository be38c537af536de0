import type { Decay } from '../core/fca/decay.ts'

export type DecayKind = Decay['kind']

/** Offered at first; the others under "more". */
export const simpleDecays = ['binary', 'stepped', 'gaussian'] as const satisfies readonly DecayKind[]
export const moreDecays = [
  'linear',
  'gaussian-sigma',
  'exponential',
  'power',
  'logistic',
] as const satisfies readonly DecayKind[]

/**
 * The decay of a kind with parameters that suit a reach. Stepped: thirds weighted 1, 0.68, 0.22 (Luo & Qi 2009); σ = a
 * third of the reach; β so that the weight at the reach is 5 %; power as in the literature (0.8 over 1 km).
 */
export function decayFor(kind: DecayKind, threshold: number): Decay {
  switch (kind) {
    case 'stepped':
      return {
        kind,
        bands: [
          [threshold / 3, 1],
          [(2 * threshold) / 3, 0.68],
          [threshold, 0.22],
        ],
      }
    case 'gaussian-sigma':
      return { kind, sigma: Math.round(threshold / 3) }
    case 'exponential':
      return { kind, beta: Number((3 / threshold).toPrecision(2)) }
    case 'power':
      return { kind, beta: 0.8, scale: 1000 }
    case 'logistic':
      return { kind, mean: Math.round(threshold / 2), sd: Math.round(threshold / 6) }
    default:
      return { kind }
  }
}

/** Parameters of a decay that are plain numbers, by name; none for the simple ones. */
export function decayParameters(decay: Decay): readonly (readonly [name: DecayParameter, value: number])[] {
  switch (decay.kind) {
    case 'gaussian-sigma':
      return [['sigma', decay.sigma]]
    case 'exponential':
      return [['beta', decay.beta]]
    case 'power':
      return [
        ['beta', decay.beta],
        ['scale', decay.scale],
      ]
    case 'logistic':
      return [
        ['mean', decay.mean],
        ['sd', decay.sd],
      ]
    default:
      return []
  }
}
export type DecayParameter = 'sigma' | 'beta' | 'scale' | 'mean' | 'sd'

/** The same decay with one parameter changed. */
export const withParameter = (decay: Decay, name: DecayParameter, value: number): Decay => ({ ...decay, [name]: value })

/** A decay in one word, for links: `gaussian`, `power:0.8:1000`. Stepped bands follow from the reach. */
export const decayWord = (decay: Decay): string =>
  [decay.kind, ...decayParameters(decay).map(([, value]) => value)].join(':')

/** Reads {@link decayWord}; null for what is no decay. */
export function parseDecay(word: string | null, threshold: number): Decay | null {
  const [name, ...numbers] = (word ?? '').split(':')
  const kind = [...simpleDecays, ...moreDecays].find((k) => k === name)
  if (!kind) return null
  const base = decayFor(kind, threshold)
  return decayParameters(base).reduce((decay, [parameter], k) => {
    const value = Number(numbers[k])
    return value > 0 && Number.isFinite(value) ? withParameter(decay, parameter, value) : decay
  }, base)
}

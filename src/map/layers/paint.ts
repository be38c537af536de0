import type { ExpressionSpecification } from 'maplibre-gl'
import { channelsOf } from '../channels.ts'
import { noData } from '../map-input.ts'

/** Class of a feature: the one key that recolouring sets. */
export const classOf: ExpressionSpecification = ['coalesce', ['feature-state', 'c'], noData]

/** The colour of a feature's class; transparent where there is none. */
export function colourOfClass(colours: readonly string[]): ExpressionSpecification | string {
  const [first, ...rest] = colours
  if (first === undefined) return 'rgba(0,0,0,0)'
  const pairs = rest.flatMap((colour, k): (number | string)[] => [k + 1, colour])
  return ['match', classOf, 0, first, ...pairs, 'rgba(0,0,0,0)'] as ExpressionSpecification
}

/** `on` where a feature-state flag is set, else `off`. */
export function whenFlag(flag: string, on: number, off = 0): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', flag], false], on, off]
}

/** `on` where a feature has no data, else `off`. Zero before any class is known, so nothing flashes as hatched. */
export function whenNoData(on: number, off: number): ExpressionSpecification {
  return ['match', ['coalesce', ['feature-state', 'c'], -1], noData, on, off]
}

/** A colour with an opacity, as `rgba()`. */
export function faded(hex: string, opacity: number): string {
  return `rgba(${channelsOf(hex).join(',')},${opacity})`
}

export function visibility(on: boolean): 'visible' | 'none' {
  return on ? 'visible' : 'none'
}

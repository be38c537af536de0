import type { MeasureId } from '../model.ts'
import { balanced } from './balanced.ts'
import { crowding } from './crowding.ts'
import { cumulative, gravity } from './gravity.ts'
import { huff } from './huff.ts'
import type { Measure } from './measure.ts'
import { modified } from './modified.ts'
import { nearest } from './nearest.ts'
import { raam } from './raam.ts'
import { threeStep } from './three-step.ts'
import { twoStep } from './two-step.ts'

/** Every measure, in the order that a menu offers them: a new one is one file and one line here. */
export const measures: readonly Measure[] = [
  twoStep,
  nearest,
  cumulative,
  threeStep,
  modified,
  huff,
  balanced,
  crowding,
  gravity,
  raam,
]

export function measureOf(id: MeasureId): Measure {
  const measure = measures.find((m) => m.id === id)
  if (!measure) throw new RangeError(`no measure ${id}`)
  return measure
}

/** Has a point out of reach no value at all (a cost, a crowding), rather than the value 0? */
export function outIsNone(id: MeasureId): boolean {
  const { unit } = measureOf(id)
  return unit === 'cost' || unit === 'crowding'
}

/** Is the value the distance to the nearest school, which every analysis has besides? Then one entry stands for both. */
export const valueIsDistance = ({ kind }: Pick<Measure, 'kind'>): boolean => kind === 'nearest'

/** Does the value depend on the decay? Counting places in reach, the nearest school and choice by cost do not. */
export const usesDecay = ({ kind, id }: Measure): boolean => kind === 'catchment' && id !== 'cumulative'

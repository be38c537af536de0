import type { Ground } from './palette.ts'
import { classifier, NO_DATA } from './shade.ts'

/** From nothing to most, in the ink of what is proposed. */
const ramps: Readonly<Record<Ground, readonly string[]>> = {
  light: ['#f6edf2', '#ecc6db', '#dc93bb', '#c1498f', '#830c52'],
  dark: ['#241b21', '#532741', '#8d3468', '#cf5c9f', '#ffa9d8'],
}

export const spotRamp = (ground: Ground): readonly string[] => ramps[ground]

/** Fifths of the largest gain, in two digits, so that people can read them; empty where nothing is gained. */
export function spotBreaks(gain: Float64Array): readonly number[] {
  let most = 0
  for (const value of gain) if (value > most) most = value
  const breaks = [0.2, 0.4, 0.6, 0.8].map((share) => Number((share * most).toPrecision(2)))
  return most > 0 ? breaks : []
}

/** Class of every candidate; with `every` > 1 the demand points between those that were tried have none. */
export function spotClasses(
  gain: Float64Array,
  breaks: readonly number[],
  every = 1,
  points = gain.length,
): Uint8Array {
  const classOf = classifier(breaks)
  const classes = new Uint8Array(points).fill(NO_DATA)
  gain.forEach((value, c) => {
    if (c * every < points) classes[c * every] = breaks.length > 0 ? classOf(value) : 0
  })
  return classes
}

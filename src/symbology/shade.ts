import { scaleThreshold } from 'd3-scale'
import type { Summary } from '../core/aggregate/summary.ts'
import type { Measure, ValueUnit } from '../core/fca/measures/measure.ts'
import { OUT_OF_REACH } from '../core/fca/model.ts'

/** The quantities that the map can be coloured by. */
export type ShadeId = 'balance' | 'gap' | 'access' | 'coverage' | 'chance' | 'distance' | 'value'

/** Which ramp of the palette a shade uses. */
export type Ramp = 'gap' | 'lack' | 'coverage'

/** What is known about one demand point; access may be above 1. */
export interface PointFacts {
  readonly access: Float64Array
  readonly flags: Uint8Array
  readonly qualityAccess: Float64Array
  readonly qualityFlags: Uint8Array
  /** Metres; −1 = no school. */
  readonly nearest: Float64Array
}

export interface Shade {
  readonly id: ShadeId
  readonly ramp: Ramp
  /** Class k holds breaks[k−1] <= value < breaks[k]: a value on a break belongs to the class above it. */
  readonly breaks: readonly number[]
  /** The ends of the legend's axis; values beyond are drawn at the end. */
  readonly domain: readonly [number, number]
  /** The value at which supply meets demand, where there is one. */
  readonly pivot: number | null
  readonly unit: 'per-100' | 'percent' | 'ratio' | 'metres' | 'number'
  /** Needs a measure whose value is places per child, so that 1 is balanced. */
  readonly needsGap: boolean
  /** The value of a street; null = nobody lives there, or nothing to measure. */
  readonly ofSummary: (summary: Summary) => number | null
  readonly ofPoint: (facts: PointFacts, i: number) => number | null
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

/** The list: one entry a shade, in the order of the menu. Breaks are fixed and tied to the norm, so that maps compare. */
export const shades: readonly Shade[] = [
  {
    id: 'balance',
    ramp: 'gap',
    breaks: [-20, -5, 5, 20],
    domain: [-60, 60],
    pivot: 0,
    unit: 'per-100',
    needsGap: true,
    ofSummary: (s) => share(s.balance, s.children),
    ofPoint: (f, i) => 100 * (f.access[i]! - 1),
  },
  {
    id: 'gap',
    ramp: 'lack',
    breaks: [5, 10, 20, 40],
    domain: [0, 80],
    pivot: null,
    unit: 'percent',
    needsGap: true,
    ofSummary: (s) => share(s.gap, s.children),
    ofPoint: (f, i) => 100 * Math.max(0, 1 - f.access[i]!),
  },
  {
    id: 'access',
    ramp: 'gap',
    breaks: [0.8, 0.95, 1.05, 1.2],
    domain: [0.4, 1.6],
    pivot: 1,
    unit: 'ratio',
    needsGap: true,
    ofSummary: (s) => (s.children > 0 ? 1 + s.balance / s.children : null),
    ofPoint: (f, i) => f.access[i]!,
  },
  {
    id: 'coverage',
    ramp: 'coverage',
    breaks: [20, 40, 60, 80],
    domain: [0, 100],
    pivot: null,
    unit: 'percent',
    needsGap: false,
    ofSummary: (s) => share(s.qualityCovered, s.children),
    ofPoint: (f, i) => (f.qualityFlags[i]! & OUT_OF_REACH ? 0 : 100),
  },
  {
    id: 'chance',
    ramp: 'coverage',
    breaks: [20, 40, 60, 80],
    domain: [0, 100],
    pivot: null,
    unit: 'percent',
    needsGap: true,
    ofSummary: (s) => share(s.qualityPlaced, s.children),
    ofPoint: (f, i) => 100 * Math.min(1, f.qualityAccess[i]!),
  },
  {
    id: 'distance',
    ramp: 'lack',
    breaks: [500, 1000, 2000, 3000],
    domain: [0, 4000],
    pivot: null,
    unit: 'metres',
    needsGap: false,
    ofSummary: (s) => s.nearest?.mean ?? null,
    ofPoint: (f, i) => (f.nearest[i]! < 0 ? null : f.nearest[i]!),
  },
]

/** Is a high value of this unit bad? */
const lowerIsBetter = (unit: ValueUnit) => unit === 'cost' || unit === 'crowding'

/** The measure's own value, in five classes of equally many streets: its level means nothing outside this study. */
function valueShade({ id, unit }: Measure, zones: readonly Summary[]): Shade {
  const values = zones.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b)
  const breaks = [0.2, 0.4, 0.6, 0.8].map((q) => twoDigits(values[Math.floor(q * values.length)] ?? 0))
  const [low, high] = [values[0] ?? 0, values[values.length - 1] ?? 1]
  return {
    id: 'value',
    ramp: lowerIsBetter(unit) ? 'lack' : 'coverage',
    breaks: breaks.filter((value, k) => value > (breaks[k - 1] ?? 0)),
    domain: high > low ? [low, high] : [low, low + 1],
    pivot: null,
    unit: id === 'nearest' ? 'metres' : 'number',
    needsGap: false,
    ofSummary: (s) => s.value,
    // A cost or a crowding of 0 out of reach is not a low one: there is none.
    ofPoint: (f, i) => (lowerIsBetter(unit) && f.access[i] === 0 && f.flags[i]! & OUT_OF_REACH ? null : f.access[i]!),
  }
}

/** Rounded to two significant digits, as a break that people can read. */
const twoDigits = (value: number) => Number(value.toPrecision(2))

/** Shades that make sense for a measure, in menu order. */
export function shadesFor({ gap }: Pick<Measure, 'gap'>): ShadeId[] {
  const fitting = shades.filter((shade) => gap || !shade.needsGap).map(({ id }) => id)
  return gap ? fitting : ['value', ...fitting]
}

/** The shade to draw: the chosen one if the measure allows it, else the first that it allows. */
export function shadeFor(id: ShadeId, measure: Measure, zones: readonly Summary[]): Shade {
  const allowed = shadesFor(measure)
  const chosen = allowed.includes(id) ? id : allowed[0]
  return shades.find((shade) => shade.id === chosen) ?? valueShade(measure, zones)
}

/** Class index of "no data". */
export const NO_DATA = 255

/** Fewer children than this are thin data: the class is hatched and said in words. */
export const THIN_CHILDREN = 30

/** @returns a function value → class index; null → NO_DATA. */
export function classifier(breaks: readonly number[]): (value: number | null) => number {
  const scale = scaleThreshold<number, number>()
    .domain(breaks)
    .range(Array.from({ length: breaks.length + 1 }, (_, k) => k))
  return (value) => (value === null || !Number.isFinite(value) ? NO_DATA : scale(value))
}

/** Classes of all streets. */
export function zoneClasses(shade: Shade, zones: readonly Summary[]): Uint8Array {
  const classOf = classifier(shade.breaks)
  return Uint8Array.from(zones, (zone) => classOf(shade.ofSummary(zone)))
}

/** Classes of all demand points; a point without children is NO_DATA. */
export function pointClasses(shade: Shade, facts: PointFacts, children: Float64Array): Uint8Array {
  const classOf = classifier(shade.breaks)
  return Uint8Array.from(children, (p, i) => (p > 0 ? classOf(shade.ofPoint(facts, i)) : NO_DATA))
}

/** Load of a site = enrolment per place, percent: under 70, to 100, to 110, over; 100 and 110 belong to the class below. */
export const loadBreaks = [70, 100, 110] as const

/** @param enrolment NaN = not given → NO_DATA; so is a site without places. */
export function loadClasses(enrolment: Float64Array, capacity: Float64Array): Uint8Array {
  return Uint8Array.from(enrolment, (pupils, j) => {
    if (!Number.isFinite(pupils) || !(capacity[j]! > 0)) return NO_DATA
    const load = (100 * pupils) / capacity[j]!
    if (load < loadBreaks[0]) return 0
    if (load <= loadBreaks[1]) return 1
    return load <= loadBreaks[2] ? 2 : 3
  })
}

import type { Summary } from '../core/aggregate/summary.ts'
import { computedBreaks, type Spread } from '../core/classes/breaks.ts'
import { CLASS_LIMITS, type ClassChoice } from '../core/classes/scheme.ts'
import { valueIsDistance } from '../core/fca/measures/list.ts'
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

/** A quantity that streets and points can be coloured by, before it is cut into classes. */
export interface ShadeKind {
  readonly id: ShadeId
  readonly ramp: Ramp
  /** Fixed breaks tied to the norm, by number of classes from 3 up; null = its level means nothing outside this study. */
  readonly norms: readonly (readonly number[])[] | null
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

/** A quantity cut into classes. */
export interface Shade extends ShadeKind {
  readonly choice: ClassChoice
  /** Class k holds breaks[k−1] <= value < breaks[k]: a value on a break belongs to the class above it. */
  readonly breaks: readonly number[]
}

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : null)

const shareNorms = [
  [50, 80],
  [25, 50, 75],
  [20, 40, 60, 80],
  [10, 20, 40, 60, 80],
  [10, 20, 40, 60, 80, 90],
]

/** The list: one entry a shade, in the order of the menu. Its own breaks are fixed and tied to the norm, so that maps compare. */
export const shades: readonly ShadeKind[] = [
  {
    id: 'balance',
    ramp: 'gap',
    norms: [
      [-5, 5],
      [-20, -5, 5],
      [-20, -5, 5, 20],
      [-40, -20, -5, 5, 20],
      [-40, -20, -5, 5, 20, 40],
    ],
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
    norms: [
      [10, 20],
      [5, 10, 20],
      [5, 10, 20, 40],
      [5, 10, 20, 30, 40],
      [5, 10, 20, 30, 40, 60],
    ],
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
    norms: [
      [0.95, 1.05],
      [0.8, 0.95, 1.05],
      [0.8, 0.95, 1.05, 1.2],
      [0.6, 0.8, 0.95, 1.05, 1.2],
      [0.6, 0.8, 0.95, 1.05, 1.2, 1.4],
    ],
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
    norms: shareNorms,
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
    norms: shareNorms,
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
    norms: [
      [500, 1000],
      [500, 1000, 2000],
      [500, 1000, 2000, 3000],
      [500, 1000, 1500, 2000, 3000],
      [250, 500, 1000, 1500, 2000, 3000],
    ],
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

/** The measure's own value: its level means nothing outside this study, so it has no breaks of its own. */
function valueKind({ unit }: Measure): ShadeKind {
  return {
    id: 'value',
    ramp: lowerIsBetter(unit) ? 'lack' : 'coverage',
    norms: null,
    domain: [0, 1],
    pivot: null,
    unit: 'number',
    needsGap: false,
    ofSummary: (s) => s.value,
    // A cost or a crowding of 0 out of reach is not a low one: there is none.
    ofPoint: (f, i) => (lowerIsBetter(unit) && f.access[i] === 0 && f.flags[i]! & OUT_OF_REACH ? null : f.access[i]!),
  }
}

/** Shades that make sense for a measure, in menu order. */
export function shadesFor(measure: Pick<Measure, 'gap' | 'kind'>): ShadeId[] {
  const { gap } = measure
  const fitting = shades.filter((shade) => gap || !shade.needsGap).map(({ id }) => id)
  if (gap) return fitting
  const own = valueIsDistance(measure) ? 'distance' : 'value'
  return [own, ...fitting.filter((id) => id !== own)]
}

/** The quantity to draw: the chosen one if the measure allows it, else the first that it allows. */
export function kindFor(id: ShadeId, measure: Measure): ShadeKind {
  const allowed = shadesFor(measure)
  const chosen = allowed.includes(id) ? id : allowed[0]
  return shades.find((shade) => shade.id === chosen) ?? valueKind(measure)
}

/** Five classes: fixed ones where the quantity has a norm, else equally many children in each. */
export const defaultChoice = ({ norms }: Pick<ShadeKind, 'norms'>): ClassChoice => ({
  scheme: norms ? 'norm' : 'quantile',
  classes: 5,
})

/**
 * A quantity with its classes. Computed breaks follow the values that are given, so give those of the baseline: then a map
 * of a scenario shows the same classes.
 * @param seen values and children, of the streets or, without streets, of the points
 */
export function classed(kind: ShadeKind, seen: Spread, choice: ClassChoice = defaultChoice(kind)): Shade {
  const fitting = choice.scheme === 'norm' && !kind.norms ? defaultChoice(kind) : choice
  const breaks = breaksOf(kind, seen, fitting)
  return { ...kind, choice: fitting, breaks, domain: domainOf(kind, seen, breaks) }
}

function breaksOf(kind: ShadeKind, seen: Spread, choice: ClassChoice): readonly number[] {
  if (choice.scheme === 'custom') return choice.breaks
  if (choice.scheme === 'norm') return kind.norms?.[choice.classes - CLASS_LIMITS.min] ?? []
  return computedBreaks(choice.scheme, seen, choice.classes)
}

/** Every break stands on the axis; a quantity without a norm has the axis of its values. */
function domainOf({ norms, domain }: ShadeKind, { values }: Spread, breaks: readonly number[]): [number, number] {
  let [low, high] = norms ? domain : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of [...(norms ? [] : values), ...breaks]) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return high > low ? [low, high] : Number.isFinite(low) ? [low, low + 1] : [0, 1]
}

/** Class index of "no data". */
export const NO_DATA = 255

/** Fewer children than this are thin data: the class is hatched and said in words. */
export const THIN_CHILDREN = 30

/** @returns a function value → class index; null → NO_DATA. */
export function classifier(breaks: readonly number[]): (value: number | null) => number {
  return (value) => {
    if (value === null || !Number.isFinite(value)) return NO_DATA
    let k = 0
    while (k < breaks.length && value >= breaks[k]!) k += 1
    return k
  }
}

/** Classes of all streets. */
export function zoneClasses(shade: Shade, zones: readonly Summary[]): Uint8Array {
  const classOf = classifier(shade.breaks)
  return Uint8Array.from(zones, (zone) => classOf(shade.ofSummary(zone)))
}

/** Classes of all demand points; a point without children is NO_DATA. */
export function pointClasses(shade: Shade, facts: PointFacts, children: Float64Array): Uint8Array {
  const classOf = classifier(shade.breaks)
  const classes = new Uint8Array(children.length).fill(NO_DATA)
  for (let i = 0; i < classes.length; i++) if (children[i]! > 0) classes[i] = classOf(shade.ofPoint(facts, i))
  return classes
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

import type { Stage } from '../places.ts'

/** What schools are compared by; the amount of a school is divided by its pupils. */
export const INDICATORS = [
  'degree',
  'backbone',
  'pe-art',
  'teaching-area',
  'sports-area',
  'equipment',
  'multimedia',
  'computers',
  'books',
  'teachers',
  'titles',
] as const
export type IndicatorId = (typeof INDICATORS)[number]

export const RULES = ['2017', '2012'] as const
export type RuleId = (typeof RULES)[number]

/** What a stage must reach under a rule; a district may set its own. */
export interface Limits {
  /** Largest CV: of every indicator (2017), or of their mean (2012). */
  readonly cv: number
  /** Per pupil or per 100 pupils, see {@link perOf}; an indicator without one is not asked of a school. */
  readonly norms: Readonly<Partial<Record<IndicatorId, number>>>
  /** Indicators that a school must meet at least. */
  readonly met: number
  /** Share of its norm that every other indicator must reach. */
  readonly floor: number
  /** Schools with fewer pupils are left out. */
  readonly smallest: number
}

interface Rule {
  readonly id: RuleId
  readonly indicators: readonly IndicatorId[]
  /** `each`: every CV within the limit; `mean`: their mean. */
  readonly judge: 'each' | 'mean'
  /** Pupils that the values of an indicator are per. */
  readonly per: Readonly<Partial<Record<IndicatorId, 1 | 100>>>
  readonly limits: Readonly<Record<Stage, Limits>>
}

const noNorms = { norms: {}, met: 0, floor: 0, smallest: 0 }

/**
 * `2017`: 教督〔2017〕6号, high-quality balance (优质均衡). `2012`: 教督〔2012〕3号, basic balance (基本均衡), which asks for the mean
 * CV alone; its norms for schools are set by each province.
 */
const rules: Readonly<Record<RuleId, Rule>> = {
  '2017': {
    id: '2017',
    indicators: ['degree', 'backbone', 'pe-art', 'teaching-area', 'sports-area', 'equipment', 'multimedia'],
    judge: 'each',
    per: { degree: 100, backbone: 100, 'pe-art': 100, multimedia: 100 },
    limits: {
      primary: {
        cv: 0.5,
        norms: {
          degree: 4.2,
          backbone: 1,
          'pe-art': 0.9,
          'teaching-area': 4.5,
          'sports-area': 7.5,
          equipment: 2000,
          multimedia: 2.3,
        },
        met: 6,
        floor: 0.85,
        smallest: 0,
      },
      junior: {
        cv: 0.45,
        norms: {
          degree: 5.3,
          backbone: 1,
          'pe-art': 0.9,
          'teaching-area': 5.8,
          'sports-area': 10.2,
          equipment: 2500,
          multimedia: 2.4,
        },
        met: 6,
        floor: 0.85,
        smallest: 0,
      },
    },
  },
  '2012': {
    id: '2012',
    indicators: ['teaching-area', 'sports-area', 'equipment', 'computers', 'books', 'teachers', 'degree', 'titles'],
    judge: 'mean',
    per: { computers: 100 },
    limits: { primary: { cv: 0.65, ...noNorms }, junior: { cv: 0.55, ...noNorms } },
  },
}

export const ruleOf = (id: RuleId): Rule => rules[id]

/** Pupils that an indicator's values are per under a rule. */
export const perOf = (rule: RuleId, indicator: IndicatorId): 1 | 100 => rules[rule].per[indicator] ?? 1

/** How a set of CVs stands against a limit. */
export interface CvVerdict {
  readonly mean: number | null
  /** Positions of the CVs above the limit. */
  readonly over: readonly number[]
  /** A CV equal to the limit is within it. */
  readonly holds: boolean
}

/** Judges CVs: all of them (`each`) or their mean. Without any, nothing holds. */
export function judgeCvs(cvs: readonly number[], judge: Rule['judge'], limit: number): CvVerdict {
  const mean = cvs.length > 0 ? cvs.reduce((a, b) => a + b, 0) / cvs.length : null
  const over = [...cvs.keys()].filter((k) => (cvs[k] as number) > limit)
  return { mean, over, holds: mean !== null && (judge === 'each' ? over.length === 0 : mean <= limit) }
}

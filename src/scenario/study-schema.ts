import * as v from 'valibot'
import { areBreaks, CLASS_LIMITS, SCHEMES } from '../core/classes/scheme.ts'
import { STUDY_FORMAT } from '../core/study-format.ts'
import { assessmentSchema } from './assessment-schema.ts'
import { DISTANCE_SOURCES, defaultMethod, MEASURE_IDS, STAGES } from './method.ts'
import { reportSchema } from './report-schema.ts'

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const finite = v.pipe(v.number(), v.finite())
const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty())
const fileName = v.pipe(v.string(), v.nonEmpty())
const siteStage = v.picklist(['primary', 'junior', 'nine-year'])

/** A text in two languages; a plain string serves both. */
const bilingual = v.union([
  v.pipe(
    v.string(),
    v.transform((text) => ({ zh: text, en: text })),
  ),
  v.strictObject({ zh: v.optional(v.string(), ''), en: v.optional(v.string(), '') }),
])

const bands = v.pipe(
  v.array(v.strictTuple([positive, count])),
  v.minLength(1),
  v.check((list) => list.every(([upTo], k) => k === 0 || upTo > (list[k - 1]?.[0] ?? 0)), 'bands must ascend'),
)

const decaySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('binary') }),
  v.strictObject({ kind: v.literal('stepped'), bands }),
  v.strictObject({ kind: v.literal('gaussian') }),
  v.strictObject({ kind: v.literal('gaussian-sigma'), sigma: positive }),
  v.strictObject({ kind: v.literal('exponential'), beta: count }),
  v.strictObject({ kind: v.literal('power'), beta: count, scale: v.optional(positive, 1000) }),
  v.strictObject({ kind: v.literal('linear') }),
  v.strictObject({ kind: v.literal('logistic'), mean: finite, sd: positive }),
])

const stageThresholds = v.pipe(
  v.strictObject({ primary: v.exactOptional(positive), junior: v.exactOptional(positive) }),
  v.check((given) => given.primary !== undefined || given.junior !== undefined, 'a threshold is missing'),
)

const methodSchema = v.pipe(
  v.strictObject({
    measure: v.optional(v.picklist(MEASURE_IDS), defaultMethod.measure),
    decay: v.optional(decaySchema, defaultMethod.decay),
    threshold: v.optional(v.union([positive, stageThresholds]), defaultMethod.threshold),
    distance: v.optional(v.picklist(DISTANCE_SOURCES), defaultMethod.distance),
    stage: v.optional(v.picklist(STAGES), defaultMethod.stage),
    qualityOnly: v.optional(v.boolean(), defaultMethod.qualityOnly),
    quality: v.optional(
      v.strictObject({
        flag: v.optional(v.boolean(), false),
        lead: v.optional(v.boolean(), false),
        member: v.optional(v.boolean(), false),
        standard: v.optional(v.boolean(), false),
      }),
      defaultMethod.quality,
    ),
  }),
  v.transform((method) => {
    if (typeof method.threshold === 'number') return { ...method, threshold: method.threshold }
    return { ...method, threshold: method.threshold[method.stage] ?? defaultMethod.threshold }
  }),
)

interface SpotMembers {
  readonly lon?: number
  readonly lat?: number
  readonly x?: number
  readonly y?: number
}

/** lon and lat, or x and y, and not a mixture. */
function hasSpot<T extends SpotMembers>() {
  return v.check<T, string>(
    ({ lon, lat, x, y }) =>
      lon === undefined
        ? lat === undefined && x !== undefined && y !== undefined
        : lat !== undefined && x === undefined && y === undefined,
    'lon and lat, or x and y',
  )
}
const spot = {
  lon: v.exactOptional(finite),
  lat: v.exactOptional(finite),
  x: v.exactOptional(finite),
  y: v.exactOptional(finite),
}

/** Members that every edit may have. */
const common = {
  off: v.exactOptional(v.boolean()),
  name: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  opening: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200))),
  cost: v.exactOptional(count),
}
const homePlan = { homes: v.exactOptional(count), rate: v.exactOptional(count) }
const classPlan = { classes: v.exactOptional(count), classSize: v.exactOptional(count) }

const editSchema = v.variant('op', [
  v.pipe(
    v.strictObject({
      op: v.literal('add'),
      id,
      ...common,
      ...spot,
      capacity: count,
      ...classPlan,
      stage: v.exactOptional(siteStage),
      quality: v.exactOptional(v.boolean()),
      group: v.exactOptional(v.string()),
      threshold: v.exactOptional(positive),
      catchments: v.exactOptional(v.array(id)),
    }),
    hasSpot(),
  ),
  v.pipe(v.strictObject({ op: v.literal('move'), id, ...common, ...spot }), hasSpot()),
  v.strictObject({ op: v.literal('resize'), id, ...common, capacity: count, ...classPlan }),
  v.strictObject({ op: v.literal('close'), id, ...common }),
  v.strictObject({ op: v.literal('merge'), id, ...common, into: id }),
  v.strictObject({ op: v.literal('quality'), id, ...common, quality: v.boolean() }),
  v.strictObject({ op: v.literal('stage'), id, ...common, stage: siteStage }),
  v.strictObject({ op: v.literal('group'), id, ...common, group: v.string(), lead: v.exactOptional(v.boolean()) }),
  v.strictObject({ op: v.literal('threshold'), id, ...common, threshold: v.nullable(positive) }),
  v.strictObject({
    op: v.literal('children'),
    id,
    ...common,
    children: count,
    ...homePlan,
    stage: v.exactOptional(v.picklist(STAGES)),
  }),
  v.pipe(
    v.strictObject({
      op: v.literal('estate'),
      id,
      ...common,
      ...spot,
      children: count,
      ...homePlan,
      stage: v.exactOptional(v.picklist(STAGES)),
    }),
    hasSpot(),
  ),
])

/** A scenario as it stands in a study file and in a file of its own. */
export const scenarioSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  edits: v.array(editSchema),
  archived: v.exactOptional(v.boolean()),
})

const nameProperties = {
  id: v.exactOptional(v.string()),
  name: v.exactOptional(v.string()),
  nameEn: v.exactOptional(v.string()),
}

const sourcesSchema = v.strictObject({
  coordinates: v.exactOptional(v.picklist(['lonlat', 'planar'])),
  schools: v.strictObject({ file: fileName }),
  demand: v.strictObject({ file: fileName, cell: v.exactOptional(count) }),
  zones: v.exactOptional(
    v.strictObject({
      file: fileName,
      ...nameProperties,
      population: v.exactOptional(v.string()),
      estimated: v.exactOptional(v.string()),
    }),
  ),
  catchments: v.exactOptional(
    v.strictObject({ file: fileName, ...nameProperties, sites: v.exactOptional(v.string()) }),
  ),
  costs: v.exactOptional(v.strictObject({ file: fileName, unit: v.exactOptional(v.picklist(['m', 'min'])) })),
  context: v.exactOptional(v.strictObject({ file: fileName, ...nameProperties })),
})

const row = v.pipe(v.number(), v.integer(), v.minValue(0))

const importSchema = v.strictObject({
  file: v.string(),
  part: v.exactOptional(v.string()),
  role: v.string(),
  date: v.string(),
  encoding: v.exactOptional(v.string()),
  system: v.exactOptional(v.string()),
  swapped: v.exactOptional(v.boolean()),
  capacity: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  columns: v.record(v.string(), v.string()),
  rows: row,
  used: row,
  excluded: v.array(row),
  changed: v.array(v.strictObject({ row, column: v.string(), from: v.string(), to: v.string() })),
  doubts: v.record(v.string(), row),
})

const classCount = v.pipe(v.number(), v.integer(), v.minValue(CLASS_LIMITS.min), v.maxValue(CLASS_LIMITS.max))
const classChoice = v.union([
  v.strictObject({
    scheme: v.literal('custom'),
    breaks: v.pipe(
      v.array(finite),
      v.check((list: number[]) => areBreaks(list), 'breaks must ascend'),
    ),
  }),
  v.strictObject({ scheme: v.picklist(SCHEMES.filter((scheme) => scheme !== 'custom')), classes: classCount }),
])

export const studySchema = v.strictObject({
  format: v.literal(STUDY_FORMAT),
  version: v.number(),
  name: v.optional(bilingual, ''),
  year: v.optional(v.string(), ''),
  illustrative: v.optional(v.boolean(), false),
  data: sourcesSchema,
  method: v.optional(methodSchema, {}),
  scenarios: v.optional(v.array(scenarioSchema), []),
  assessment: v.optional(assessmentSchema, {}),
  imports: v.optional(v.array(importSchema), []),
  classing: v.optional(v.record(v.string(), classChoice), {}),
  report: v.optional(reportSchema, {}),
  provenance: v.optional(
    v.array(
      v.strictObject({
        of: v.string(),
        basis: v.picklist(['real', 'estimated', 'schematic', 'synthetic']),
        text: bilingual,
      }),
    ),
    [],
  ),
  quality: v.optional(bilingual, ''),
  credit: v.optional(bilingual, ''),
  view: v.optional(v.record(v.string(), v.unknown()), {}),
})

/** Where a study's data lies and which columns or properties to read. */
export type StudySources = v.InferOutput<typeof sourcesSchema>

import type { SiteStage, Stage } from '../core/places.ts'
import { type CountRule, readCount } from './count.ts'
import type { Doubts } from './doubts.ts'
import { isBlank } from './number.ts'
import { cellText, type Mapping, type Table } from './table.ts'

export const SITE_FIELDS = [
  'id',
  'name',
  'name_en',
  'stage',
  'lon',
  'lat',
  'x',
  'y',
  'position',
  'capacity',
  'classes',
  'class_size',
  'enrolment',
  'quality',
  'group',
  'lead',
  'partner',
  'threshold',
] as const
export type SiteField = (typeof SITE_FIELDS)[number]
export type SiteMapping = Mapping<SiteField>

const CAPACITY: CountRule = { what: 'capacity', absurdAbove: 10_000, optional: false }
const CLASSES: CountRule = { what: 'classes', absurdAbove: 150, optional: true }
const CLASS_SIZE: CountRule = { what: 'class-size', absurdAbove: 100, optional: true }
const THRESHOLD: CountRule = { what: 'threshold', absurdAbove: 100_000, optional: true }

const STAGE_WORDS: Readonly<Record<string, SiteStage>> = {
  primary: 'primary',
  小学: 'primary',
  junior: 'junior',
  初中: 'junior',
  'nine-year': 'nine-year',
  九年一贯制: 'nine-year',
  九年制: 'nine-year',
  九年一贯: 'nine-year',
  九年一贯制学校: 'nine-year',
}
/** True for a word that names a stage. */
export function isStageWord(text: string): boolean {
  return Object.hasOwn(STAGE_WORDS, text.trim().toLowerCase())
}

const YES = new Set(['1', 'true', 'yes', 'y', '是', '优质', '√', '✓', '有'])
const NO = new Set(['', '0', 'false', 'no', 'n', '否', '普通', '一般', '非优质', '×', '✗', '无', '-'])

interface GivenCapacity {
  readonly capacity: number
  /** True: classes × the class size of the options, as the file gives none. */
  readonly isFromDefault: boolean
}

/** Places as given, or classes × class size; null = neither (the row stops). */
export function readCapacity(
  table: Table,
  k: number,
  mapping: SiteMapping,
  classSize: number,
  doubts: Doubts,
): GivenCapacity | null {
  const isGiven = !isBlank(cellText(table.rows[k] ?? [], mapping.capacity))
  if (mapping.classes === undefined || isGiven) {
    const capacity = readCount(table, k, mapping.capacity, CAPACITY, doubts)
    return capacity === null ? null : { capacity, isFromDefault: false }
  }
  const classes = readCount(table, k, mapping.classes, CLASSES, doubts) ?? Number.NaN
  const size = readCount(table, k, mapping.class_size, CLASS_SIZE, doubts) ?? Number.NaN
  if (Number.isNaN(classes)) {
    const column = table.columns[mapping.classes] ?? ''
    doubts.add('capacity-missing', 'stops', { row: table.rowNumber[k] ?? 0, column })
    return null
  }
  const isFromDefault = Number.isNaN(size)
  return { capacity: classes * (isFromDefault ? classSize : size), isFromDefault }
}

/** The stage of a row; null = a word for another kind of school, which stops the row (`stage-unknown`). */
export function readStage(
  table: Table,
  k: number,
  column: number | undefined,
  fallback: Stage,
  doubts: Doubts | null,
): SiteStage | null {
  const value = cellText(table.rows[k] ?? [], column)
  const where = { row: table.rowNumber[k] ?? 0, column: table.columns[column ?? -1] ?? '', value }
  if (value === '') {
    if (column !== undefined) doubts?.add('stage-missing', 'doubtful', { ...where, params: { stage: fallback } })
    return fallback
  }
  const stage = isStageWord(value) ? STAGE_WORDS[value.toLowerCase()] : undefined
  if (stage === undefined) doubts?.add('stage-unknown', 'stops', where)
  return stage ?? null
}

export function readFlag(table: Table, k: number, column: number | undefined, doubts: Doubts): 0 | 1 {
  const value = cellText(table.rows[k] ?? [], column)
  const word = value.toLowerCase()
  if (YES.has(word)) return 1
  if (!NO.has(word)) {
    doubts.add('flag-invalid', 'doubtful', {
      row: table.rowNumber[k] ?? 0,
      column: table.columns[column ?? -1] ?? '',
      value,
    })
  }
  return 0
}

export function readThreshold(table: Table, k: number, column: number | undefined, doubts: Doubts): number {
  const metres = readCount(table, k, column, THRESHOLD, doubts) ?? Number.NaN
  if (metres !== 0) return metres
  doubts.add('threshold-zero', 'doubtful', {
    row: table.rowNumber[k] ?? 0,
    column: table.columns[column ?? -1] ?? '',
    value: '0',
  })
  return Number.NaN
}

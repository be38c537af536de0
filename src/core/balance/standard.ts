import type { SiteTable, Stage } from '../places.ts'
import { stageShare } from '../stage.ts'

/** An indicator of resources: a whole-school amount, judged per pupil or per hundred pupils. */
export interface ResourceIndicator {
  readonly id: string
  /** Names that its column goes by, after `plainColumn`. The first is the one that the templates use. */
  readonly columns: readonly string[]
  /** Pupils that the limit counts by: 100, or 1. */
  readonly per: 1 | 100
  /** A school meets the indicator at this value or above. */
  readonly limit: Readonly<Record<Stage, number>>
}

/** 教督〔2017〕6号 (优质均衡): the seven indicators of a school and their limits for primary and junior schools. */
export const RESOURCE_INDICATORS: readonly ResourceIndicator[] = [
  {
    id: 'teachers-above-degree',
    columns: ['teachers_above_degree', '高于规定学历教师数', '高于规定学历教师', '高学历教师数', '高学历教师'],
    per: 100,
    limit: { primary: 4.2, junior: 5.3 },
  },
  {
    id: 'backbone-teachers',
    columns: ['backbone_teachers', '县级以上骨干教师数', '县级以上骨干教师', '骨干教师数', '骨干教师'],
    per: 100,
    limit: { primary: 1, junior: 1 },
  },
  {
    id: 'pe-art-teachers',
    columns: ['pe_art_teachers', '体育艺术专任教师数', '体育艺术教师数', '体艺教师数', '体艺教师'],
    per: 100,
    limit: { primary: 0.9, junior: 0.9 },
  },
  {
    id: 'teaching-area',
    columns: ['teaching_area_m2', '教学及辅助用房面积', '教学辅助用房面积'],
    per: 1,
    limit: { primary: 4.5, junior: 5.8 },
  },
  {
    id: 'sports-area',
    columns: ['sports_area_m2', '体育运动场馆面积', '运动场馆面积', '体育场馆面积'],
    per: 1,
    limit: { primary: 7.5, junior: 10.2 },
  },
  {
    id: 'equipment',
    columns: ['equipment_cny', '教学仪器设备值', '仪器设备值', '教学仪器设备总值'],
    per: 1,
    limit: { primary: 2000, junior: 2500 },
  },
  {
    id: 'multimedia-rooms',
    columns: ['multimedia_rooms', '网络多媒体教室数', '网络多媒体教室', '多媒体教室数'],
    per: 100,
    limit: { primary: 2.3, junior: 2.4 },
  },
]

/** How many of the seven a school must meet, and the share of the limit that it must reach in the rest. */
export const STANDARD_RULE = { met: 6, rest: 0.85 } as const

/** 1.1 at a nine-year school: what primary and junior pupils share is split 小:初 = 1 : 1.1 per pupil. */
const JUNIOR_WEIGHT = 1.1

/** A column name without case, blanks, underscores, and brackets with units. */
const plainColumn = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔].*?[)\]}】〕]/g, '')
    .replace(/[\s_-]+/g, '')

/** The column of an indicator among a table's further columns; null = the data do not have it. */
export function indicatorColumn({ extra }: Pick<SiteTable, 'extra'>, indicator: ResourceIndicator): string | null {
  const wanted = new Set(indicator.columns.map(plainColumn))
  return Object.keys(extra).find((name) => wanted.has(plainColumn(name))) ?? null
}

/** Pupils of a stage, weighted so that amount ÷ this = the stage's share of a shared resource per pupil. */
function divisor({ stage, enrolment }: Pick<SiteTable, 'stage' | 'enrolment'>, j: number, of: Stage): number {
  const site = stage[j] ?? of
  const pupils = enrolment[j] ?? Number.NaN
  if (site !== 'nine-year') return stageShare(site, of) === 0 ? Number.NaN : pupils
  const weighted = pupils * (stageShare(site, 'primary') + JUNIOR_WEIGHT * stageShare(site, 'junior'))
  return of === 'primary' ? weighted : weighted / JUNIOR_WEIGHT
}

/**
 * What each site has per pupil (or per hundred) of an indicator.
 * @returns one entry a site; NaN = the amount or the pupils are not given, there are none, or another stage is taught
 */
export function perPupil(sites: SiteTable, indicator: ResourceIndicator, stage: Stage): Float64Array {
  const column = indicatorColumn(sites, indicator)
  const amounts = column === null ? undefined : sites.extra[column]
  return Float64Array.from(sites.id, (_, j) => {
    const pupils = divisor(sites, j, stage)
    return pupils > 0 ? (indicator.per * (amounts?.[j] ?? Number.NaN)) / pupils : Number.NaN
  })
}

/**
 * Whether each site meets the resource standard: at least six of the seven limits (equal counts as met) and at least 85 %
 * of the other.
 * @returns one entry a site: 1 it does, 0 it does not, −1 it cannot be told, as a figure is missing that would decide
 */
export function meetsStandard(sites: SiteTable, stage: Stage): Int8Array {
  const values = RESOURCE_INDICATORS.map((indicator) => perPupil(sites, indicator, stage))
  return Int8Array.from(sites.id, (_, j) => {
    let [met, close, unknown] = [0, 0, 0]
    RESOURCE_INDICATORS.forEach(({ limit }, k) => {
      const value = values[k]?.[j] ?? Number.NaN
      if (Number.isNaN(value)) unknown += 1
      else if (value >= limit[stage]) met += 1
      else if (value >= STANDARD_RULE.rest * limit[stage]) close += 1
    })
    const known = RESOURCE_INDICATORS.length - unknown
    if (met + close < known || met + unknown < STANDARD_RULE.met) return 0
    return unknown > 0 ? -1 : 1
  })
}

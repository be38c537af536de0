import { plainName } from '../plain-name.ts'
import { INDICATORS, type IndicatorId } from './rules.ts'

/** Names of columns that hold an indicator: the whole school's amount, or the value per pupil or per 100 pupils. */
const NAMES: Readonly<
  Record<IndicatorId, { readonly amount: string; readonly one: string; readonly hundred: string }>
> = {
  degree: {
    amount: 'teachersabovedegree 高于规定学历教师数 高于规定学历教师 高学历教师数 高学历教师',
    one: '生均高于规定学历教师数 每名学生高于规定学历教师数',
    hundred: '每百名学生拥有高于规定学历教师数 每百名学生高于规定学历教师数',
  },
  backbone: {
    amount: 'backboneteachers 骨干教师数 骨干教师 县级以上骨干教师数 县级及以上骨干教师数',
    one: '生均骨干教师数',
    hundred: '每百名学生拥有县级以上骨干教师数 每百名学生拥有县级及以上骨干教师数 每百名学生骨干教师数',
  },
  'pe-art': {
    amount: 'peartteachers 体育艺术教师数 体育艺术专任教师数 体艺教师数 体艺教师 体育艺术教师',
    one: '生均体育艺术教师数',
    hundred: '每百名学生拥有体育艺术专任教师数 每百名学生拥有体育艺术教师数 每百名学生体艺教师数',
  },
  'teaching-area': {
    amount: 'teachingaream2 teachingarea 教学及辅助用房面积 教学辅助用房面积 教学用房面积',
    one: '生均教学及辅助用房面积 生均教学用房面积',
    hundred: '每百名学生教学及辅助用房面积',
  },
  'sports-area': {
    amount: 'sportsaream2 sportsarea 体育运动场馆面积 运动场馆面积 体育场馆面积',
    one: '生均体育运动场馆面积 生均运动场馆面积',
    hundred: '每百名学生体育运动场馆面积',
  },
  equipment: {
    amount: 'equipmentcny equipment 教学仪器设备值 教学仪器设备总值 仪器设备值',
    one: '生均教学仪器设备值 生均仪器设备值',
    hundred: '每百名学生教学仪器设备值',
  },
  multimedia: {
    amount: 'multimediarooms 网络多媒体教室数 网络多媒体教室间数 网络多媒体教室 多媒体教室数',
    one: '生均网络多媒体教室数',
    hundred: '每百名学生拥有网络多媒体教室数 每百名学生拥有网络多媒体教室间数 每百名学生网络多媒体教室数',
  },
  computers: {
    amount: 'computers 计算机台数 计算机数 学生计算机台数 教学用计算机台数',
    one: '生均计算机台数',
    hundred: '每百名学生拥有计算机台数 每百名学生计算机台数',
  },
  books: {
    amount: 'books 图书册数 图书藏量 纸质图书册数 图书数',
    one: '生均图书册数 生均图书',
    hundred: '每百名学生图书册数',
  },
  teachers: {
    amount: 'teachers 专任教师数 教师数 专任教师',
    one: '师生比 生均专任教师数 生均教师数',
    hundred: '每百名学生教师数',
  },
  titles: {
    amount: 'seniortitleteachers 中级及以上专业技术职务教师数 中级以上专业技术职务教师数 中级及以上职称教师数',
    one: '生均中级及以上专业技术职务教师数 生均中级及以上职称教师数',
    hundred: '每百名学生中级及以上专业技术职务教师数',
  },
}

/** Pupils by stage, where a school that teaches several states them. */
const PUPILS = {
  primary: 'pupilsprimary 小学在校生 小学在校生数 小学学生数 小学部在校生',
  junior: 'pupilsjunior 初中在校生 初中在校生数 初中学生数 初中部在校生',
  senior: 'pupilssenior 高中在校生 高中在校生数 高中学生数 高中部在校生',
} as const

/** A column of the data that holds an indicator. */
export interface IndicatorColumn {
  readonly column: string
  /** Pupils that its values are per; null = the whole school's amount. */
  readonly per: 1 | 100 | null
}

type Extra = Readonly<Record<string, Float64Array>>

const columnNamed = (extra: Extra, names: string): string | undefined => {
  const wanted = new Set(names.split(' '))
  return Object.keys(extra).find((column) => wanted.has(plainName(column)))
}

/** Where the data hold an indicator; null = nowhere. An amount goes before a value that was divided already. */
export function indicatorColumn(extra: Extra, id: IndicatorId): IndicatorColumn | null {
  const names = NAMES[id]
  for (const [text, per] of [
    [names.amount, null],
    [names.one, 1],
    [names.hundred, 100],
  ] as const) {
    const column = columnNamed(extra, text)
    if (column !== undefined) return { column, per }
  }
  return null
}

/** Pupils by stage as stated, one entry a school, NaN where not. */
export function statedPupils(extra: Extra, stage: keyof typeof PUPILS): Float64Array | null {
  return extra[columnNamed(extra, PUPILS[stage]) ?? ''] ?? null
}

/** Columns that count what a whole school has: they add up when schools merge. */
export function amountColumns(extra: Extra): ReadonlySet<string> {
  const found = INDICATORS.map((id) => indicatorColumn(extra, id))
  const pupils = Object.values(PUPILS).map((names) => columnNamed(extra, names))
  const amounts = found.map((column) => (column?.per === null ? column.column : undefined))
  return new Set([...amounts, ...pupils].filter((column) => column !== undefined))
}

import { issuesEn } from './issues-en.ts'
import { type IssueWords, issuesZh } from './issues-zh.ts'
import type { Lang } from './language.ts'

/** What an Issue says of itself; see `core/issue`. */
interface Told {
  readonly code: string
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, string | number>>
}

const shown: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    capacity: '学位',
    classes: '班数',
    children: '儿童数',
    zone: '街道',
    'lon, lat': '经度和纬度',
    'x, y': 'X 和 Y',
    primary: '小学',
    junior: '初中',
    schools: '学校',
    totals: '街道合计',
    streets: '街道',
    catchments: '学区',
    costs: '成本',
    study: '研究',
    unknown: '不导入',
    GCJ02: 'GCJ-02',
    BD09: 'BD-09',
    WGS84: 'WGS 84',
    xls: '旧版 Excel（.xls）',
    geopackage: 'GeoPackage',
    pdf: 'PDF',
    archive: 'RAR / 7z 压缩包',
  },
  en: {
    capacity: 'places',
    'lon, lat': 'longitude and latitude',
    'x, y': 'X and Y',
    zone: 'street',
    totals: 'totals per street',
    unknown: 'nothing',
    GCJ02: 'GCJ-02',
    BD09: 'BD-09',
    WGS84: 'WGS 84',
    xls: 'old Excel (.xls)',
    geopackage: 'GeoPackage',
    pdf: 'PDF',
    archive: 'RAR / 7z',
  },
}

/** The words for a code; a code without any says its name. */
export function issueWords(code: string, lang: Lang): IssueWords {
  const words = (lang === 'en' ? issuesEn : issuesZh)[code]
  return words ?? { title: code.replaceAll('-', ' '), what: code.replaceAll('-', ' '), fix: '' }
}

/** The finding about one row, without where and what to do. */
export function issueFinding(issue: Told, lang: Lang): string {
  const { params, ...rest } = issue
  // The value as the file has it wins over a fact of the same name.
  const facts: Record<string, string | number | undefined> = { ...rest, ...params, ...pick(issue) }
  return issueWords(issue.code, lang).what.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name]
    if (fact === undefined || fact === '') return lang === 'en' ? 'blank' : '空'
    // A kind of findings goes by its title.
    if (name === 'code' && Object.hasOwn(issuesZh, fact)) return issueWords(String(fact), lang).title
    if (typeof fact === 'number') return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(fact)
    return name === 'value' && issue.column !== undefined ? fact : (shown[lang][fact] ?? fact)
  })
}

function pick({ value }: Told): { value?: string } {
  return value === undefined ? {} : { value }
}

/** File, row and column, as far as they are known. */
export function issuePlace({ file, row, column }: Told, lang: Lang): string {
  if (lang === 'en')
    return [file, row === undefined ? '' : `row ${row}`, column ? `column “${column}”` : ''].filter(Boolean).join(', ')
  return [file, row === undefined ? '' : `第 ${row} 行`, column ? `“${column}”列` : ''].filter(Boolean).join(' ')
}

/** An Issue as one line: where, what is wrong, and what to do about it. */
export function issueText(issue: Told, lang: Lang): string {
  const place = issuePlace(issue, lang)
  const what = issueFinding(issue, lang)
  const { fix } = issueWords(issue.code, lang)
  if (lang === 'en') return `${place && `${place}: `}${what}.${fix && ` ${fix}.`}`
  return `${place && `${place}：`}${what}。${fix && `${fix}。`}`
}

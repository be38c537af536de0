import type { Lang } from './language.ts'
import { reportEn } from './report-en.ts'
import { reportZh } from './report-zh.ts'

/** What the report mode says and prints, in one language. */
export type ReportWords = typeof reportZh

export const reportWordsOf = (lang: Lang): ReportWords => (lang === 'en' ? reportEn : reportZh)

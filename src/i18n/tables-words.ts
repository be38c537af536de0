import type { Lang } from './language.ts'
import { tablesEn } from './tables-en.ts'
import { tablesZh } from './tables-zh.ts'

export type TablesWords = typeof tablesZh

/** Names of result tables in a language. */
export const tablesWordsOf = (lang: Lang): TablesWords => (lang === 'en' ? tablesEn : tablesZh)

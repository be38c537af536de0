import { compareEn } from './compare-en.ts'
import { type CompareWords, compareZh } from './compare-zh.ts'
import type { Lang } from './language.ts'

/** The words of the compare mode. */
export const compareWordsOf = (lang: Lang): CompareWords => (lang === 'en' ? compareEn : compareZh)

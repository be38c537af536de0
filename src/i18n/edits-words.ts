import { editsEn } from './edits-en.ts'
import { type EditsWords, editsZh } from './edits-zh.ts'
import type { Lang } from './language.ts'

/** The words of edits beyond the first ones, of groups, of the rule for quality and of the history. */
export const editsWordsOf = (lang: Lang): EditsWords => (lang === 'en' ? editsEn : editsZh)

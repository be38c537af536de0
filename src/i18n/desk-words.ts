import { deskEn } from './desk-en.ts'
import { type DeskWords, deskZh } from './desk-zh.ts'
import type { Lang } from './language.ts'

/** The words of the data mode; apart from the others, so that only who goes there loads them. */
export const deskWordsOf = (lang: Lang): DeskWords => (lang === 'en' ? deskEn : deskZh)

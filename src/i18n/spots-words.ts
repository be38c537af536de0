import type { Lang } from './language.ts'
import { spotsEn } from './spots-en.ts'
import { type SpotsWords, spotsZh } from './spots-zh.ts'

/** The words of the search for a good spot. */
export const spotsWordsOf = (lang: Lang): SpotsWords => (lang === 'en' ? spotsEn : spotsZh)

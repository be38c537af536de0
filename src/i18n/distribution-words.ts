import { distributionEn } from './distribution-en.ts'
import { type DistributionWords, distributionZh } from './distribution-zh.ts'
import type { Lang } from './language.ts'

/** The words of the legend's classes and of the distribution drawer. */
export const distributionWordsOf = (lang: Lang): DistributionWords => (lang === 'en' ? distributionEn : distributionZh)

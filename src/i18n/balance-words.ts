import { balanceEn } from './balance-en.ts'
import { type BalanceWords, balanceZh } from './balance-zh.ts'
import type { Lang } from './language.ts'

/** The words of the balance and equity pages. */
export const balanceWordsOf = (lang: Lang): BalanceWords => (lang === 'en' ? balanceEn : balanceZh)

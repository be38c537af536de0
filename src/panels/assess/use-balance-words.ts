import { balanceWordsOf } from '../../i18n/balance-words.ts'
import { useApp } from '../context.tsx'

export const useBalanceWords = () => balanceWordsOf(useApp((s) => s.view.lang))

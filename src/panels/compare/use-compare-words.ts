import { compareWordsOf } from '../../i18n/compare-words.ts'
import { useApp } from '../context.tsx'

export const useCompareWords = () => compareWordsOf(useApp((s) => s.view.lang))

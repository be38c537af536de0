import { createContext, useContext } from 'react'
import { reportWordsOf } from '../../i18n/report-words.ts'
import type { Block, ReportPage } from '../../scenario/report.ts'
import { reportOf } from '../../state/report-actions.ts'
import { useApp } from '../context.tsx'

/** What the composer looks at; no part of the study. */
export interface Composer {
  /** Sheet that is shown, from 0; of all sheets, those of an atlas one by one. */
  readonly sheet: number
  readonly sheets: readonly { readonly pageId: string; readonly name: string }[]
  readonly showSheet: (sheet: number) => void
  readonly showPage: (id: string) => void
  /** Id of the chosen block; null = none. */
  readonly block: string | null
  readonly choose: (block: string | null) => void
}

const ComposerContext = createContext<Composer | null>(null)
export const ComposerProvider = ComposerContext.Provider

/** @throws Error outside the provider */
export function useComposer(): Composer {
  const composer = useContext(ComposerContext)
  if (!composer) throw new Error('no composer around this component')
  return composer
}

export const useReportWords = () => reportWordsOf(useApp((s) => s.view.lang))
export const useReport = () => useApp(reportOf)

/** The page of the report that the shown sheet belongs to. */
export function usePage(): ReportPage | null {
  const report = useReport()
  const { sheet, sheets } = useComposer()
  return report.pages.find(({ id }) => id === sheets[sheet]?.pageId) ?? report.pages[0] ?? null
}

export function useBlock(): Block | null {
  const page = usePage()
  const { block } = useComposer()
  return page?.blocks.find(({ id }) => id === block) ?? null
}

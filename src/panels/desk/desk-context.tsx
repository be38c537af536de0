import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { deskWordsOf } from '../../i18n/desk-words.ts'
import type { DeskWords } from '../../i18n/desk-zh.ts'
import type { Desk, DeskFile, DeskPart } from '../../state/desk-state.ts'
import { checkOf } from '../../state/desk-state.ts'
import type { PartCheck } from '../../worker/import-protocol.ts'
import { useApp, useShell } from '../context.tsx'

export const useDeskWords = (): DeskWords => deskWordsOf(useApp((s) => s.view.lang))

export function useDesk<T>(select: (desk: Desk) => T): T {
  return useStore(useShell().desk.desk, select)
}

/** The part that is looked at, with its file and what was found in it. */
export interface Chosen {
  readonly part: DeskPart
  readonly file: DeskFile
  readonly check: PartCheck | undefined
}

const ChosenContext = createContext<Chosen | null>(null)
export const ChosenProvider = ChosenContext.Provider
export const useChosen = () => useContext(ChosenContext)

/** null when nothing lies on the desk. */
export function useChosenOf(): Chosen | null {
  const desk = useDesk((one) => one)
  const part = desk.parts.find(({ id }) => id === desk.selected)
  const file = desk.files.find(({ key }) => key === part?.fileKey)
  return part && file ? { part, file, check: checkOf(desk, part.id) } : null
}

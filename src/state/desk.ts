import { createStore } from 'zustand/vanilla'
import type { Issue } from '../core/issue.ts'
import type { Spot } from '../ingest/position.ts'
import type { Client } from '../worker/client.ts'
import type { Decision } from '../worker/import-protocol.ts'
import { type Desk, type DeskPart, emptyDesk, issueKey } from './desk-state.ts'
import { createDeskWork } from './desk-work.ts'
import type { AppStore } from './store.ts'

export type DeskActions = ReturnType<typeof createDesk>

/** The table where dropped files lie until a study is made of them; the open study is not touched before. */
export function createDesk(store: AppStore, client: Client) {
  const desk = createStore<Desk>(() => emptyDesk)
  const work = createDeskWork(store, client, desk)

  const set = (change: Partial<Desk>) => desk.setState(change)
  const editPart = (id: number, edit: (part: DeskPart) => DeskPart) =>
    set({ parts: desk.getState().parts.map((part) => (part.id === id ? edit(part) : part)) })
  const decide = (id: number, change: Partial<Decision>) =>
    editPart(id, (part) => ({ ...part, decision: { ...part.decision, ...change } }))

  return {
    desk,
    ...work,
    removeFile(key: number): void {
      const { files, parts, selected } = desk.getState()
      const gone = parts.filter(({ fileKey }) => fileKey === key)
      work.closeParts(gone)
      const rest = parts.filter(({ fileKey }) => fileKey !== key)
      set({
        files: files.filter((file) => file.key !== key),
        parts: rest,
        selected: rest.some(({ id }) => id === selected) ? selected : (rest[0]?.id ?? null),
        row: null,
      })
      void work.check()
    },
    select(id: number): void {
      set({ selected: id, row: null })
      void work.place()
    },
    selectRow: (row: number | null) => set({ row }),
    setEncoding(key: number, encoding: string | null): void {
      const file = desk.getState().files.find((one) => one.key === key)
      if (file) work.readAgain(file, encoding)
    },
    /** Another role asks other questions: what was decided for the old one is let go, the rows' mends stay. */
    setRole(id: number, role: Decision['role']): void {
      editPart(id, (part) => ({
        ...part,
        isPlaced: false,
        isRemembered: false,
        decision: (({ excluded, cells, spots }) => ({ role, excluded, cells, ...(spots && { spots }) }))(part.decision),
      }))
      void work.check()
    },
    decide(id: number, change: Partial<Decision>): void {
      decide(id, change)
      void work.check()
    },
    /** Answers how the coordinates are to be read; null = as they stand. */
    readCoordinates(id: number, reading: { readonly system: string; readonly swapped: boolean } | null): void {
      editPart(id, (part) => {
        const { system: _, swapped: __, ...rest } = part.decision
        return { ...part, isPlaced: true, decision: { ...rest, ...reading } }
      })
      void work.check()
    },
    setCells(id: number, row: number, cells: readonly (readonly [column: number, text: string])[]): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const changed = new Set(cells.map(([column]) => column))
      const others = part.decision.cells.filter((cell) => cell.row !== row || !changed.has(cell.column))
      decide(id, { cells: [...others, ...cells.map(([column, text]) => ({ row, column, text }))] })
      void work.check()
    },
    setManyCells(id: number, cells: Decision['cells']): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const places = new Set(cells.map(({ row, column }) => `${row},${column}`))
      const others = part.decision.cells.filter(({ row, column }) => !places.has(`${row},${column}`))
      decide(id, { cells: [...others, ...cells] })
      void work.check()
    },
    exclude(id: number, rows: readonly number[]): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      decide(id, { excluded: [...new Set([...part.decision.excluded, ...rows])].sort((a, b) => a - b) })
      void work.check()
    },
    /** Takes back what was decided about a row. */
    restoreRow(id: number, row: number): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const { excluded, cells, spots } = part.decision
      decide(id, {
        excluded: excluded.filter((one) => one !== row),
        cells: cells.filter((cell) => cell.row !== row),
        ...(spots && { spots: spots.filter((spot) => spot.row !== row) }),
      })
      void work.check()
    },
    /**
     * Begins to set rows without a position on the map; of a file without positions that is every row.
     * @param row to begin with; null = the first
     */
    startPlacing(id: number, row: number | null = null): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      set({ selected: id, row, isPlacing: true })
      if (part.decision.spots) return
      decide(id, { spots: [] })
      void work.check()
    },
    stopPlacing: () => set({ isPlacing: false }),
    setSpot(id: number, spot: Spot): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      const others = part?.decision.spots?.filter(({ row }) => row !== spot.row) ?? []
      decide(id, { spots: [...others, spot] })
      void work.check()
    },
    /** Takes back the place that was set last. */
    undoSpot(id: number): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      decide(id, { spots: part?.decision.spots?.slice(0, -1) ?? [] })
      void work.check()
    },
    accept(id: number, issues: readonly Issue[], yes: boolean): void {
      editPart(id, (part) => {
        const accepted = new Set(part.accepted)
        for (const issue of issues) {
          if (yes) accepted.add(issueKey(issue))
          else accepted.delete(issueKey(issue))
        }
        return { ...part, accepted }
      })
    },
    setFresh(isFresh: boolean): void {
      set({ isFresh })
      void work.check()
    },
  }
}

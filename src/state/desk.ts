import { createStore } from 'zustand/vanilla'
import type { Issue } from '../core/issue.ts'
import { undecided } from '../scenario/project.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import type { About, Decision, PartReport, RawRow, StageInput, StageReport } from '../worker/import-protocol.ts'
import { failureOf } from '../worker/protocol.ts'
import { openAsStep } from './adopt.ts'
import {
  checkOf,
  type Desk,
  type DeskFile,
  type DeskPart,
  emptyDesk,
  isReady,
  issueKey,
  openQuestion,
} from './desk-state.ts'
import { forData, importRecords, methodFor } from './import-records.ts'
import { recall, remember } from './remembered.ts'
import { type AppStore, dispatchStudy } from './store.ts'

export type DeskActions = ReturnType<typeof createDesk>

/** The table where dropped files lie until a study is made of them; the open study is not touched before. */
export function createDesk(store: AppStore, client: Client) {
  const desk = createStore<Desk>(() => emptyDesk)
  let nextKey = 1
  let reading: AbortController | null = null
  let queue = Promise.resolve()

  const set = (change: Partial<Desk>) => desk.setState(change)
  const fail = (error: unknown) => {
    if (!(error instanceof Superseded)) set({ failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
  }
  const editPart = (id: number, edit: (part: DeskPart) => DeskPart) =>
    set({ parts: desk.getState().parts.map((part) => (part.id === id ? edit(part) : part)) })
  const decide = (id: number, change: Partial<Decision>) =>
    editPart(id, (part) => ({ ...part, decision: { ...part.decision, ...change } }))

  function input(): StageInput {
    const { parts, isFresh } = desk.getState()
    return {
      base: isFresh ? null : (store.getState().study?.key ?? null),
      parts: parts
        .filter(({ decision }) => decision.role !== 'unknown' && decision.role !== 'study')
        .map(({ id, decision }) => ({ id, decision })),
    }
  }

  async function check(): Promise<void> {
    if (desk.getState().parts.length === 0) {
      set({ report: null, placement: null, checking: false })
      return
    }
    set({ checking: true })
    try {
      const report = await client.run('stage', input())
      set({ report, checking: false, failure: null })
      if (recallColumns(report)) await check()
      else await place()
    } catch (error) {
      if (error instanceof Superseded) return
      set({ checking: false })
      fail(error)
    }
  }

  /** Reads columns as the last time, where they had been put right by hand. @returns true when anything changed */
  function recallColumns({ checks }: StageReport): boolean {
    let isChanged = false
    for (const { id, proposal, mapping } of checks) {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part || part.decision.mapping || !proposal.columns || !proposal.shape) continue
      const known = recall(proposal.shape, proposal.role)
      if (!known || JSON.stringify(known.mapping) === JSON.stringify(mapping)) continue
      isChanged = true
      editPart(id, (one) => ({ ...one, isRemembered: true, decision: { ...one.decision, mapping: known.mapping } }))
    }
    return isChanged
  }

  async function place(): Promise<void> {
    const state = desk.getState()
    const part = state.parts.find(({ id }) => id === state.selected)
    if (!part) {
      set({ placement: null })
      return
    }
    const [question] = openQuestion(part, checkOf(state, part.id))
    const reading = question && { system: question.system, swapped: question.swapped }
    try {
      set({ placement: await client.run('placement', { ...input(), part: part.id, ...(reading && { reading }) }) })
    } catch (error) {
      fail(error)
    }
  }

  async function read(files: readonly File[], encoding: string | null, replace: number | null): Promise<void> {
    const mine = new AbortController()
    reading = mine
    set({ reading: 0, failure: null })
    try {
      const { files: reports } = await client.run(
        'readFiles',
        { files, ...(encoding !== null && { encoding }) },
        { signal: mine.signal, onProgress: (share) => reading === mine && set({ reading: share }) },
      )
      const added = reports.map((report): { file: DeskFile; parts: DeskPart[] } => {
        const key = replace ?? nextKey++
        const stem = report.file.replace(/\.[^.]+$/, '')
        // A shapefile's loose parts are read again together.
        const sources = files.filter(
          ({ name }) => name === report.file || (/\.shp$/i.test(report.file) && name.startsWith(`${stem}.`)),
        )
        const size = sources.reduce((sum, source) => sum + source.size, 0)
        const { encoding: found, sample, issues } = report
        const file = {
          key,
          name: report.file,
          size,
          sources,
          encoding: found,
          chosenEncoding: encoding,
          sample,
          issues,
        }
        return { file, parts: report.parts.map((part) => deskPart(part, key)) }
      })
      const before = desk.getState()
      const gone = before.parts.filter(({ fileKey }) => fileKey === replace)
      if (gone.length > 0) void client.run('closeParts', { parts: gone.map(({ id }) => id) }).catch(fail)
      const newFiles = added.map(({ file }) => file)
      const newParts = added.flatMap(({ parts }) => parts)
      set({
        reading: null,
        files:
          replace === null
            ? [...before.files, ...newFiles]
            : before.files.map((file) => newFiles.find(({ key }) => key === file.key) ?? file),
        parts: [...before.parts.filter(({ fileKey }) => fileKey !== replace), ...newParts],
        selected: (newParts.find(({ role }) => role !== 'unknown') ?? newParts[0])?.id ?? before.selected,
        row: null,
      })
    } catch (error) {
      set({ reading: null })
      fail(error)
    }
  }

  /** Study files are opened at once, as a step that undo takes back; all else comes to lie on the desk. */
  async function take(files: readonly File[]): Promise<void> {
    await read(files, null, null)
    const state = desk.getState()
    const study = state.parts.find(({ kind }) => kind === 'study')
    if (study) {
      const file = state.files.find(({ key }) => key === study.fileKey)
      const source = file?.sources[0]
      clear()
      if (source) await openStudy(source, files)
      return
    }
    await check()
  }

  async function openStudy(file: File, beside: readonly File[]): Promise<void> {
    set({ starting: true })
    try {
      await openAsStep(store, client, 'open-study', { file, beside })
    } catch (error) {
      fail(error)
    } finally {
      set({ starting: false })
    }
  }

  function clear(): void {
    const { parts } = desk.getState()
    if (parts.length > 0) void client.run('closeParts', { parts: parts.map(({ id }) => id) }).catch(fail)
    set(emptyDesk)
  }

  return {
    desk,
    /** Reads files one drop after another; what is there already stays. */
    addFiles(files: readonly File[]): void {
      if (files.length > 0) queue = queue.then(() => take(files))
    },
    cancelReading(): void {
      reading?.abort()
      set({ reading: null })
    },
    removeFile(key: number): void {
      const { files, parts, selected } = desk.getState()
      const gone = parts.filter(({ fileKey }) => fileKey === key)
      if (gone.length > 0) void client.run('closeParts', { parts: gone.map(({ id }) => id) }).catch(fail)
      const rest = parts.filter(({ fileKey }) => fileKey !== key)
      set({
        files: files.filter((file) => file.key !== key),
        parts: rest,
        selected: rest.some(({ id }) => id === selected) ? selected : (rest[0]?.id ?? null),
        row: null,
      })
      void check()
    },
    clear,
    select(id: number): void {
      set({ selected: id, row: null })
      void place()
    },
    selectRow: (row: number | null) => set({ row }),
    setEncoding(key: number, encoding: string | null): void {
      const file = desk.getState().files.find((one) => one.key === key)
      if (file) queue = queue.then(() => read(file.sources, encoding, key)).then(check)
    },
    /** Another role asks other questions: what was decided for the old one is let go, the rows' mends stay. */
    setRole(id: number, role: Decision['role']): void {
      editPart(id, (part) => ({
        ...part,
        isPlaced: false,
        isRemembered: false,
        decision: { role, excluded: part.decision.excluded, cells: part.decision.cells },
      }))
      void check()
    },
    decide(id: number, change: Partial<Decision>): void {
      decide(id, change)
      void check()
    },
    /** Answers how the coordinates are to be read; null = as they stand. */
    readCoordinates(id: number, reading: { readonly system: string; readonly swapped: boolean } | null): void {
      editPart(id, (part) => {
        const { system: _, swapped: __, ...rest } = part.decision
        return { ...part, isPlaced: true, decision: { ...rest, ...reading } }
      })
      void check()
    },
    setCells(id: number, row: number, cells: readonly (readonly [column: number, text: string])[]): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const changed = new Set(cells.map(([column]) => column))
      const others = part.decision.cells.filter((cell) => cell.row !== row || !changed.has(cell.column))
      decide(id, { cells: [...others, ...cells.map(([column, text]) => ({ row, column, text }))] })
      void check()
    },
    setManyCells(id: number, cells: Decision['cells']): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const places = new Set(cells.map(({ row, column }) => `${row},${column}`))
      const others = part.decision.cells.filter(({ row, column }) => !places.has(`${row},${column}`))
      decide(id, { cells: [...others, ...cells] })
      void check()
    },
    exclude(id: number, rows: readonly number[]): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      decide(id, { excluded: [...new Set([...part.decision.excluded, ...rows])].sort((a, b) => a - b) })
      void check()
    },
    /** Takes back what was decided about a row. */
    restoreRow(id: number, row: number): void {
      const part = desk.getState().parts.find((one) => one.id === id)
      if (!part) return
      const { excluded, cells } = part.decision
      decide(id, { excluded: excluded.filter((one) => one !== row), cells: cells.filter((cell) => cell.row !== row) })
      void check()
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
      void check()
    },
    openStudy,
    /** Makes a study of what lies here; one step that undo takes back. @returns true when it stands */
    async start(about: About, date: string): Promise<boolean> {
      const state = desk.getState()
      const { method, timeline } = store.getState()
      if (!state.report || !isReady(state)) return false
      set({ starting: true, failure: null })
      try {
        const study = await client.run('adopt', { ...input(), about, method })
        const originals = new Map<number, readonly RawRow[]>()
        for (const { id, decision } of state.parts) {
          const rows = [...new Set(decision.cells.map(({ row }) => row))]
          if (rows.length > 0) originals.set(id, await client.run('rawRows', { part: id, rows }))
        }
        for (const part of state.parts) {
          const check = checkOf(state, part.id)
          if (check?.proposal.shape) {
            remember(check.proposal.shape, { role: check.proposal.role, mapping: check.mapping })
          }
        }
        const before = timeline?.project
        const isKept = !state.isFresh && before !== undefined
        const newSites = state.report.imported.includes('schools')
        dispatchStudy(store, 'import', study, {
          ...(isKept ? before : undecided),
          method: methodFor(study.data, method),
          // Edits speak of sites by id; with other sites they would speak of strangers.
          scenarios: isKept && !newSites ? before.scenarios : [],
          assessment: isKept ? forData(before.assessment, newSites) : undecided.assessment,
          imports: [...(isKept ? before.imports : []), ...importRecords(state, originals, date)],
        })
        clear()
        return true
      } catch (error) {
        set({ starting: false })
        fail(error)
        return false
      }
    },
  }
}

function deskPart(part: PartReport, fileKey: number): DeskPart {
  return {
    ...part,
    fileKey,
    decision: { role: part.role, excluded: [], cells: [] },
    isPlaced: false,
    isRemembered: false,
    accepted: new Set(),
  }
}

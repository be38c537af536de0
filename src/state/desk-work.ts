import type { StoreApi } from 'zustand/vanilla'
import { undecided } from '../scenario/project.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import type { About, PartReport, RawRow, StageInput, StageReport } from '../worker/import-protocol.ts'
import { failureOf } from '../worker/protocol.ts'
import { openAsStep } from './adopt.ts'
import { checkOf, type Desk, type DeskFile, type DeskPart, emptyDesk, isReady, openQuestion } from './desk-state.ts'
import { forData, importRecords, methodFor } from './import-records.ts'
import { recall, remember } from './remembered.ts'
import { type AppStore, dispatchStudy } from './store.ts'

type DeskStore = StoreApi<Desk>

/** What takes time at the desk: reading, checking, making a study. Each can be given up; the newest wins. */
export function createDeskWork(store: AppStore, client: Client, desk: DeskStore) {
  let nextKey = 1
  const busy: Record<'reading' | 'checking' | 'starting', AbortController | null> = {
    reading: null,
    checking: null,
    starting: null,
  }
  let queue = Promise.resolve()

  const set = (change: Partial<Desk>) => desk.setState(change)
  const fail = (error: unknown) => {
    if (!(error instanceof Superseded)) set({ failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
  }
  /** Options for a piece of work that shows its share and can be given up. */
  function begin(kind: keyof typeof busy): { readonly signal: AbortSignal; onProgress(share: number): void } {
    const mine = new AbortController()
    busy[kind] = mine
    set({ [kind]: 0, failure: null })
    return { signal: mine.signal, onProgress: (share) => busy[kind] === mine && set({ [kind]: share }) }
  }
  const editPart = (id: number, edit: (part: DeskPart) => DeskPart) =>
    set({ parts: desk.getState().parts.map((part) => (part.id === id ? edit(part) : part)) })

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
      set({ report: null, placement: null, checking: null, isUnchecked: false })
      return
    }
    try {
      const report = await client.run('stage', input(), begin('checking'))
      set({ report, checking: null, isUnchecked: false, failure: null })
      if (recallColumns(report)) await check()
      else await place()
    } catch (error) {
      if (error instanceof Superseded) return
      set({ checking: null })
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
    try {
      const { files: reports } = await client.run(
        'readFiles',
        { files, ...(encoding !== null && { encoding }) },
        begin('reading'),
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
    try {
      await openAsStep(store, client, 'open-study', { file, beside }, begin('starting'))
    } catch (error) {
      fail(error)
    } finally {
      set({ starting: null })
    }
  }

  function clear(): void {
    const { parts } = desk.getState()
    if (parts.length > 0) void client.run('closeParts', { parts: parts.map(({ id }) => id) }).catch(fail)
    set(emptyDesk)
  }

  return {
    check,
    place,
    clear,
    openStudy,
    /** Reads files one drop after another; what is there already stays. */
    addFiles(files: readonly File[]): void {
      if (files.length > 0) queue = queue.then(() => take(files))
    },
    readAgain(file: DeskFile, encoding: string | null): void {
      queue = queue.then(() => read(file.sources, encoding, file.key)).then(check)
    },
    closeParts(parts: readonly DeskPart[]): void {
      if (parts.length > 0) void client.run('closeParts', { parts: parts.map(({ id }) => id) }).catch(fail)
    },
    /** Gives up what is under way. Files that were read and not checked stay so until `check`. */
    cancel(): void {
      const wasChecking = desk.getState().checking !== null
      for (const controller of Object.values(busy)) controller?.abort()
      set({ reading: null, checking: null, starting: null })
      if (wasChecking) set({ report: null, placement: null, isUnchecked: true })
    },
    /** Makes a study of what lies here; one step that undo takes back. @returns true when it stands */
    async start(about: About, date: string): Promise<boolean> {
      const state = desk.getState()
      const { method, timeline } = store.getState()
      if (!state.report || !isReady(state)) return false
      try {
        const study = await client.run('adopt', { ...input(), about, method }, begin('starting'))
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
        set({ starting: null })
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

import { nameIn } from '../core/name.ts'
import { StudyRefusal } from '../core/refusal.ts'
import { editsWordsOf } from '../i18n/edits-words.ts'
import type { EditsWords } from '../i18n/edits-zh.ts'
import { failureText } from '../i18n/failure-text.ts'
import { wordsOf } from '../i18n/language.ts'
import type { MapHandle } from '../map/map-view.tsx'
import type { Actions, Message } from '../panels/context.tsx'
import { fileName, saveBlob } from '../panels/save-blob.ts'
import { decisionsOf } from '../scenario/project.ts'
import type { Analyst } from '../state/analyse.ts'
import type { DeskActions } from '../state/desk.ts'
import type { Keeper } from '../state/keep.ts'
import { scenariosOf } from '../state/scenario-state.ts'
import { type AppStore, dispatchStudy, redoStep, setView, undoStep } from '../state/store.ts'
import { defaultView } from '../state/view.ts'
import { viewRecord } from '../state/view-record.ts'
import { TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf } from '../worker/protocol.ts'
import { keptResults } from './kept-results.ts'
import { asIs, openSample } from './opening.ts'

interface Parts {
  readonly store: AppStore
  readonly client: Client
  readonly analyst: Analyst
  readonly keeper: Keeper
  readonly desk: DeskActions
  readonly map: () => MapHandle | null
  readonly say: (message: Message) => void
}

/** What the panels may ask for; whatever fails is said, never lost. */
export function createActions({ store, client, analyst, keeper, desk, map, say }: Parts): Actions {
  const words = () => wordsOf(store.getState().view.lang)
  const why = (error: unknown) => failureText(error instanceof TaskFailed ? error.failure : failureOf(error), words())
  const attempt = async (run: () => Promise<string>) => {
    try {
      say({ text: await run() })
    } catch (error) {
      say({ text: `${words().exports.failed}${error instanceof TaskFailed ? why(error) : messageOf(error)}` })
    }
  }
  /** Takes scenarios from elsewhere; why it cannot be done is said like any other failure. */
  const taking = async (run: (share: typeof import('./share.ts'), w: EditsWords) => Promise<string>) => {
    try {
      const text = await run(await import('./share.ts'), editsWordsOf(store.getState().view.lang))
      if (text !== '') say({ text })
    } catch (error) {
      say({ text: why(error) })
    }
  }
  /** Goes one step and says which; where there is none, nothing. */
  const travel = (way: 'past' | 'future', go: (of: AppStore) => void) => {
    const step = store.getState().timeline?.[way].at(-1)?.label
    if (step === undefined) return
    go(store)
    const { undo } = words()
    const name = undo.steps[step] ?? undo.step
    say({ text: way === 'past' ? undo.undone(name) : undo.redone(name) })
  }
  const open = () => {
    const { study, timeline, view } = store.getState()
    if (!study || !timeline) throw new Error(words().start.opening)
    return { study, project: timeline.project, view }
  }
  return {
    show: (target) => map()?.flyTo(target),
    saveImage: () => {
      say({ text: words().exports.busy })
      return attempt(async () => words().exports.saved(await (await import('./save.ts')).saveImage(store)))
    },
    saveTable: () => void attempt(async () => words().exports.saved((await import('./save.ts')).saveTable(store))),
    saveTables: (format) =>
      attempt(async () =>
        words().exports.saved(await (await import('./report/save-tables.ts')).saveTables(store, format)),
      ),
    saveComparison: () =>
      void attempt(async () => words().exports.saved((await import('./save-comparison.ts')).saveComparison(store))),
    saveRankings: (table) =>
      void attempt(async () =>
        words().exports.saved((await import('./save-comparison.ts')).saveRankings(store, table)),
      ),
    saveStreets: (quantity) =>
      void attempt(async () =>
        words().exports.saved((await import('./save-comparison.ts')).saveStreets(store, quantity)),
      ),
    saveAssessment: (kind) =>
      void attempt(async () =>
        words().exports.saved(await (await import('./save-assessment.ts')).saveAssessment(store, client, kind)),
      ),
    copyLink: () =>
      attempt(async () => {
        const w = words().exports
        const ew = editsWordsOf(store.getState().view.lang).share
        const copy = (text: string) =>
          navigator.clipboard.writeText(text).catch(() => Promise.reject(new Error(w.copyFailed)))
        const plain = location.href.replace(/#.*$/, '')
        const scenarios = scenariosOf(store.getState()).filter(({ archived }) => !archived)
        if (scenarios.length === 0) return copy(plain).then(() => w.copied)
        try {
          await copy(await (await import('./share.ts')).linkWithScenarios(store, plain))
        } catch (error) {
          if (!(error instanceof StudyRefusal)) throw error
          await copy(plain)
          return why(error)
        }
        return ew.linkWith(String(scenarios.length))
      }),
    saveScenario: () => attempt(async () => words().exports.saved((await import('./share.ts')).saveScenario(store))),
    openScenario: (file) => taking(async (share, w) => share.openScenario(store, file, w)),
    openLinked: (hash) => taking(async (share, w) => share.openLinked(store, hash, w)),
    cancel: analyst.cancel,
    rerun: analyst.rerun,
    undo: () => travel('past', undoStep),
    redo: () => travel('future', redoStep),
    say,
    saveStudy: () =>
      attempt(async () => {
        const { study, project, view } = open()
        const input = {
          key: study.key,
          decisions: decisionsOf(project),
          view: { ...viewRecord(view), results: keptResults(store) },
        }
        const bytes = await client.run('pack', input)
        const name = fileName(nameIn(study.data.name, view.lang), 'jiujin')
        saveBlob(new Blob([bytes], { type: 'application/zip' }), name)
        return words().exports.saved(name)
      }),
    saveLayer: (file) =>
      attempt(async () => {
        const { study, view } = open()
        const text = await client.run('layerFile', { key: study.key, file })
        const [stem = '', extension = ''] = file.split('.')
        const name = fileName(`${nameIn(study.data.name, view.lang)}-${stem}`, extension)
        saveBlob(
          new Blob([text], { type: extension === 'csv' ? 'text/csv;charset=utf-8' : 'application/geo+json' }),
          name,
        )
        return words().exports.saved(name)
      }),
    openSample: async () => {
      try {
        const { study, decisions } = asIs(await openSample(client, keeper))
        dispatchStudy(store, 'open-sample', study, decisions)
        const { undo } = words()
        say({ text: undo.did(undo.steps['open-sample'] ?? undo.step) })
      } catch (error) {
        say({ text: why(error) })
      }
    },
    clearAll: async (done) => {
      try {
        await keeper.clear()
        desk.clear()
        await analyst.open(async () => asIs(await openSample(client, keeper)))
        const { lang, theme, mode } = store.getState().view
        setView(store, { ...defaultView, lang, theme, mode })
        say({ text: done })
      } catch (error) {
        say({ text: why(error) })
      }
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

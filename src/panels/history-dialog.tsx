import { nameIn } from '../core/name.ts'
import type { EditsWords } from '../i18n/edits-zh.ts'
import type { Lang } from '../i18n/language.ts'
import type { Words } from '../i18n/zh-cn.ts'
import type { Edit, Scenario } from '../scenario/edit.ts'
import { type Step, stepsOf } from '../scenario/history.ts'
import { travelBy } from '../state/store.ts'
import { useApp, useEditsWords, useNumbers, useShell, useWords } from './context.tsx'
import { Dialog } from './parts/dialog.tsx'
import { editedName } from './scenario/edit-text.ts'

/** What was done and undone, in words, in order; a click on a step goes there. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const w = useWords()
  const ew = useEditsWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const timeline = useApp((s) => s.timeline)
  if (!timeline) return null
  const { past, future } = stepsOf(timeline)
  const rows = [
    { by: -past.length, text: ew.history.start },
    ...past.map((step, k) => ({ by: k + 1 - past.length, text: stepText(step, w, ew, lang) })),
    ...future.map((step, k) => ({ by: k + 1, text: stepText(step, w, ew, lang) })),
  ]
  return (
    <Dialog title={ew.history.title} closeLabel={ew.history.close} open onClose={onClose}>
      <p className="note">{rows.length > 1 ? ew.history.note : ew.history.none}</p>
      <ol className="history">
        {rows.map(({ by, text }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
          <li key={k} data-undone={by > 0}>
            <button type="button" aria-current={by === 0 ? 'step' : undefined} onClick={() => travelBy(store, by)}>
              <span className="num">{n.int(k)}</span>
              <span>{text}</span>
              {by === 0 && <b>{ew.history.now}</b>}
              {by > 0 && <small>{ew.history.undone}</small>}
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

/** 情景 A · 移动校址：西北旺新校 */
function stepText({ label, before, after }: Step, w: Words, ew: EditsWords, lang: Lang): string {
  const step = w.undo.steps[label] ?? w.undo.step
  const of = changedScenario(before.scenarios, after.scenarios)
  if (!of) return before.data === after.data ? step : ew.history.about(step, nameIn(after.data.name, lang))
  const { scenario, edit } = of
  const what = edit && editedName(after.data, scenario.edits, edit.id, lang)
  return ew.history.in(scenario.name, what ? ew.history.about(step, what) : step)
}

/** The scenario that a step is about, and the edit, where it is about one. */
function changedScenario(
  before: readonly Scenario[],
  after: readonly Scenario[],
): { readonly scenario: Scenario; readonly edit: Edit | null } | null {
  if (before === after) return null
  const [longer, other] = before.length > after.length ? [before, after] : [after, before]
  const scenario = longer.find((one, k) => one !== other[k])
  if (!scenario) return null
  if (before.length !== after.length) return { scenario, edit: null }
  const at = after.indexOf(scenario)
  const [old, now] = [before[at]?.edits ?? [], scenario.edits]
  const [more, fewer] = old.length > now.length ? [old, now] : [now, old]
  // Several at once (a table of plans, a new order) are told by the step's own name.
  if (more.length - fewer.length > 1) return { scenario, edit: null }
  const edit = more.find((one, k) => one !== fewer[k]) ?? null
  return { scenario: { ...scenario, edits: more }, edit }
}

import { useEffect } from 'react'
import type { Edit, Scenario } from '../../scenario/edit.ts'
import { effective } from '../../scenario/scenario-list.ts'
import { placeOf } from '../../state/hand.ts'
import { chooseEdit, moveEdit, removeEdit, switchEdit } from '../../state/scenario-actions.ts'
import { editAt, outcomeKey, outcomeOf } from '../../state/scenario-state.ts'
import { useApp, useEditsWords, useNumbers, useScenarioWords, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { editIcon, editText } from './edit-text.ts'
import { Grip, useReorder } from './reorder.tsx'
import { useBefore } from './use-before.ts'

/** What each edit adds, in the order of the list; null until it is computed. */
function useEffects(edits: readonly Edit[]) {
  const effects = useApp((s) => s.effects)
  const key = useApp((s) => outcomeKey(s, edits))
  return effects?.key === key ? effects : null
}

/** The edits of a scenario: each can be switched off, moved up or down, worked on, removed. */
export function EditList({ scenario: { edits } }: { scenario: Scenario }) {
  const w = useScenarioWords()
  const ew = useEditsWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const at = useApp(editAt)
  const held = useApp((s) => s.held?.edit)
  const issues = useApp((s) => outcomeOf(s, edits)?.issues)
  const effects = useEffects(edits)
  const on = effective(edits)
  const before = useBefore(edits)
  const order = useReorder(edits.length, (from, to) => moveEdit(store, from, to))
  const { list } = order
  const chosen = edits[at]
  const isOnMap = chosen !== undefined && placeOf(chosen) !== null
  useEffect(() => {
    // The form that made the edit has gone, and the focus with it. A site that can be moved takes it on the map.
    if (at >= 0 && !isOnMap && document.activeElement === document.body)
      list.current?.children[at]?.querySelector<HTMLElement>('.edit')?.focus({ preventScroll: true })
  }, [at, isOnMap, list])
  if (!data) return null
  return (
    <section className="sect edits">
      <div className="hd">
        <h2>{w.edits.title}</h2>
        {edits.length > 0 && <span className="mut">{w.edits.note}</span>}
      </div>
      {edits.length === 0 && <p className="note">{w.edits.none}</p>}
      <ol ref={order.list}>
        {edits.map((edit, k) => {
          const { verb, object, detail } = editText(before[k] ?? data, edits, edit, lang, w, n)
          const step = on.indexOf(edit)
          const issue = issues?.find(({ params }) => params?.['edit'] === step + 1 && step >= 0)
          const isHeld = held === k
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an edit is known by
              key={k}
              data-on={k === at}
              data-held={isHeld}
              data-off={edit.off === true}
              data-drop={order.mark(k)}
            >
              {edits.length > 1 && <Grip order={order} index={k} name={`${verb} ${object}`} />}
              <button
                type="button"
                className="edit"
                aria-label={w.edits.select(`${verb} ${object}`)}
                aria-pressed={k === at}
                onClick={() => chooseEdit(store, k === at ? -1 : k)}
              >
                <i className="ring">
                  <Icon name={editIcon[edit.op]} size={14} />
                </i>
                <span className="what">
                  <span>
                    <b>{verb}</b> {object}
                  </span>
                  <small>{edit.off ? w.edits.off : isHeld ? `${detail} · ${w.edits.held}` : detail}</small>
                </span>
                {step >= 0 && <Effect edit={edit} effects={effects} step={step} />}
              </button>
              {k === at && (
                <div className="edit-tools">
                  <Tool
                    name={edit.off ? w.edits.switchOn : w.edits.switchOff}
                    icon={edit.off ? 'eye' : 'eyeOff'}
                    run={() => switchEdit(store, k)}
                  />
                  <Tool name={w.edits.up} icon="up" run={() => moveEdit(store, k, k - 1)} off={k === 0} />
                  <Tool
                    name={w.edits.down}
                    icon="down"
                    run={() => moveEdit(store, k, k + 1)}
                    off={k === edits.length - 1}
                  />
                  <Tool name={w.edits.remove} icon="bin" run={() => removeEdit(store, k)} />
                </div>
              )}
              {issue && (
                <p className="conflict">
                  <Icon name="warn" size={12} />
                  {issue.severity === 'stops' && w.edits.problem}
                  {w.edits.problems[issue.code] ?? ew.edits.problems[issue.code] ?? issue.code}
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Tool({
  name,
  icon,
  run,
  off = false,
}: {
  name: string
  icon: Parameters<typeof Icon>[0]['name']
  run: () => void
  off?: boolean
}) {
  return (
    <button type="button" className="btn sm" aria-disabled={off} onClick={() => !off && run()}>
      <Icon name={icon} size={14} />
      {name}
    </button>
  )
}

interface EffectProps {
  readonly edit: Edit
  readonly effects: { readonly placed: Float64Array; readonly covered: Float64Array } | null
  readonly step: number
}

/** What the edit adds to those before it: children with a place, or for the quality flag and a group children covered. */
function Effect({ edit, effects, step }: EffectProps) {
  const w = useScenarioWords().edits
  const n = useNumbers()
  const isAboutQuality = edit.op === 'quality' || edit.op === 'group'
  const column = isAboutQuality ? effects?.covered : effects?.placed
  const change = column ? (column[step + 1] ?? 0) - (column[step] ?? 0) : Number.NaN
  return (
    <span className="effect">
      <b>{n.signed(Math.round(change))}</b>
      <small>{isAboutQuality ? w.coverage : w.effect}</small>
    </span>
  )
}

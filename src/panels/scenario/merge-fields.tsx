import { useId } from 'react'
import type { StudyData } from '../../core/places.ts'
import type { Edit } from '../../scenario/edit.ts'
import { mergeTargets } from '../../state/edit-actions.ts'
import { siteOf } from '../../state/scenario-actions.ts'
import { useApp, useEditsWords, useNumbers, useShell } from '../context.tsx'
import type { ChangeEdit } from './change-edit.ts'
import { metresBetween, stageName } from './edit-text.ts'
import { SiteSelect } from './site-select.tsx'

type MergeEdit = Extract<Edit, { op: 'merge' }>

interface Props {
  readonly edit: MergeEdit
  readonly edits: readonly Edit[]
  readonly before: StudyData
  readonly change: ChangeEdit
}

/** A merge: which site goes into which, and what moves. */
export function MergeFields({ edit, edits, before, change }: Props) {
  const words = useEditsWords()
  const w = words.form
  const n = useNumbers()
  const id = useId()
  const { store } = useShell()
  const study = useApp((s) => s.study)
  const targets = mergeTargets(store.getState()).filter((one) => one !== edit.id)
  const [from, into] = [siteOf(before.sites, edit.id), siteOf(before.sites, edit.into)]
  const set = (next: Partial<MergeEdit>) => change('edit-into', (one) => ({ ...one, ...next }) as Edit)
  const wasAdded = edits.some((one) => one.op === 'add' && one.id === edit.into)
  const count = (value: number) => (Number.isFinite(value) ? n.int(value) : w.merge.unknown)
  const sum = (a: number, b: number) => w.merge.sum(count(a), count(b), count(a + b))
  const served = before.catchments?.sites.filter((sites) => sites.includes(edit.id)).length ?? 0
  if (!study) return null
  return (
    <>
      <div className="fieldrow">
        <label htmlFor={id}>{w.into}</label>
        <span>
          <SiteSelect id={id} ids={targets} value={edit.into} onChange={(one) => one && set({ into: one })} />
          {!wasAdded && (
            <button type="button" className="btn sm" onClick={() => set({ id: edit.into, into: edit.id })}>
              {w.swap}
            </button>
          )}
        </span>
      </div>
      {from && into && (
        <dl className="facts-list">
          <div>
            <dt>{w.merge.places}</dt>
            <dd>{sum(into.capacity, from.capacity)}</dd>
          </div>
          <div>
            <dt>{w.merge.pupils}</dt>
            <dd>
              {sum(before.sites.enrolment[into.index] ?? Number.NaN, before.sites.enrolment[from.index] ?? Number.NaN)}
            </dd>
          </div>
          {before.sites.stage[from.index] !== before.sites.stage[into.index] && (
            <div>
              <dt>{w.merge.stage}</dt>
              <dd>{stageName('nine-year', words)}</dd>
            </div>
          )}
          {before.catchments && (
            <div>
              <dt>{w.merge.catchments}</dt>
              <dd>{w.merge.served(n.int(served))}</dd>
            </div>
          )}
          <div>
            <dt>{w.merge.distance}</dt>
            <dd>{n.metres(metresBetween(before, from, into))}</dd>
          </div>
        </dl>
      )}
      <p className="note">{w.merge.note}</p>
    </>
  )
}

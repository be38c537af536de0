import type { Edit, Scenario } from '../../scenario/edit.ts'
import { placeOf } from '../../state/hand.ts'
import { changeEdit } from '../../state/scenario-actions.ts'
import { editAt } from '../../state/scenario-state.ts'
import { settle } from '../../state/store.ts'
import { useApp, useEditsWords, useScenarioWords, useShell } from '../context.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { Switch } from '../parts/switch.tsx'
import { RuleEditor } from '../quality-section.tsx'
import { type ChangeEdit, withText } from './change-edit.ts'
import { ChildrenFields } from './children-fields.tsx'
import { DetailFields } from './detail-fields.tsx'
import { editedName } from './edit-text.ts'
import { GroupFields } from './group-fields.tsx'
import { MergeFields } from './merge-fields.tsx'
import { PlaceField } from './place-field.tsx'
import { SizeField } from './size-field.tsx'
import { useBefore } from './use-before.ts'

/** Takes the keyboard to the fields of the edit that is worked on. */
export const focusEditForm = () => document.querySelector<HTMLElement>('.edit-form .field')?.focus()

/** Everything of the edit that is worked on. What is typed is one undo step until the field is left. */
export function EditForm({ scenario: { edits } }: { scenario: Scenario }) {
  const w = useScenarioWords()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const at = useApp(editAt)
  const before = useBefore(edits)[at]
  const edit = edits[at]
  if (!edit || !data || !before) return null
  const place = placeOf(edit)
  const change: ChangeEdit = (label, make, typed = false) =>
    changeEdit(store, at, label, make, typed ? `${label} ${at}` : null)
  return (
    <section className="sect edit-form">
      <div className="hd">
        <h2>
          {place ? w.form.title.place : w.form.title.edit}
          {editedName(data, edits, edit.id, lang)}
        </h2>
      </div>
      <div className="form" key={at}>
        <NameField edit={edit} change={change} />
        {place && <PlaceField key={`${at} ${place.x} ${place.y}`} edit={edit} at={at} />}
        {(edit.op === 'add' || edit.op === 'resize') && (
          <SizeField
            edit={edit}
            onChange={(size, typed) => change('edit-resize', (one) => withSize(one, size), typed)}
          />
        )}
        {(edit.op === 'stage' || edit.op === 'add') && <StageField edit={edit} change={change} />}
        {edit.op === 'merge' && <MergeFields edit={edit} edits={edits} before={before} change={change} />}
        {(edit.op === 'estate' || edit.op === 'children') && (
          <ChildrenFields edit={edit} before={before} change={change} />
        )}
        {edit.op === 'group' && <GroupFields edit={edit} before={before} change={change} />}
        {(edit.op === 'add' || edit.op === 'quality') && <QualityField edit={edit} change={change} />}
        <DetailFields edit={edit} change={change} />
      </div>
      {place && <Keys />}
    </section>
  )
}

function NameField({ edit, change }: { edit: Edit; change: ChangeEdit }) {
  const w = useEditsWords().form
  const { store } = useShell()
  const kind = edit.op === 'add' || edit.op === 'estate' ? edit.op : 'other'
  return (
    <label>
      <span>{w.nameOf[kind]}</span>
      <input
        className="field"
        value={edit.name ?? ''}
        maxLength={60}
        placeholder={kind === 'other' ? w.namePlaceholder : ''}
        onChange={({ target: { value } }) => change('edit-name', (one) => withText(one, 'name', value), true)}
        onBlur={() => settle(store)}
      />
    </label>
  )
}

type StageEdit = Extract<Edit, { op: 'stage' | 'add' }>

function StageField({ edit, change }: { edit: StageEdit; change: ChangeEdit }) {
  const w = useEditsWords().form
  const stage = edit.stage ?? 'primary'
  return (
    <>
      <div className="fieldrow">
        <span>{w.stage}</span>
        <Segmented
          label={w.stage}
          value={stage}
          segments={(['primary', 'junior', 'nine-year'] as const).map((value) => ({ value, label: w.stages[value] }))}
          onChange={(value) => change('edit-stage', (one) => ({ ...one, stage: value }) as Edit)}
        />
      </div>
      {stage === 'nine-year' && <p className="note">{w.nineYear}</p>}
    </>
  )
}

type QualityEdit = Extract<Edit, { op: 'quality' | 'add' }>

function QualityField({ edit, change }: { edit: QualityEdit; change: ChangeEdit }) {
  const w = useScenarioWords().form
  const ew = useEditsWords().form
  const rule = useApp((s) => s.method.quality)
  return (
    <>
      <Switch
        label={w.quality}
        on={edit.quality ?? false}
        onChange={(quality) => change('edit-quality', (one) => ({ ...one, quality }) as Edit)}
      />
      {!rule.flag && (edit.op === 'quality' || edit.quality) && <p className="warntext">{ew.flagIdle}</p>}
      {edit.op === 'quality' && <RuleEditor />}
    </>
  )
}

/** A size takes the place of the one before: a plan of classes goes when places are typed. */
function withSize(edit: Edit, size: { capacity: number; classes?: number; classSize?: number }): Edit {
  if (edit.op !== 'add' && edit.op !== 'resize') return edit
  const { classes: _, classSize: __, ...rest } = edit
  return { ...rest, ...size } as Edit
}

function Keys() {
  const w = useScenarioWords().keys
  return (
    <p className="key-hints">
      <kbd>↑↓←→</kbd> {w.arrows} <kbd>Shift</kbd> {w.shift} <kbd>Enter</kbd> {w.enter} <kbd>Esc</kbd> {w.escape}
    </p>
  )
}

import { useId, useMemo, useState } from 'react'
import type { StudyData } from '../../core/places.ts'
import { qualitySites } from '../../core/quality.ts'
import { applyEdits } from '../../scenario/apply-edits.ts'
import type { Edit } from '../../scenario/edit.ts'
import { groupsOf } from '../../state/edit-actions.ts'
import { siteOf } from '../../state/scenario-actions.ts'
import { setMethod, settle } from '../../state/store.ts'
import { useApp, useEditsWords, useNumbers, useShell } from '../context.tsx'
import { Switch } from '../parts/switch.tsx'
import { RuleEditor } from '../quality-section.tsx'
import type { ChangeEdit } from './change-edit.ts'

type GroupEdit = Extract<Edit, { op: 'group' }>

interface Props {
  readonly edit: GroupEdit
  readonly before: StudyData
  readonly change: ChangeEdit
}

/** Which group a site joins or leaves, and what that makes of its quality under the rule, which can be changed here. */
export function GroupFields({ edit, before, change }: Props) {
  const w = useEditsWords().form
  const n = useNumbers()
  const id = useId()
  const { store } = useShell()
  const method = useApp((s) => s.method)
  const groups = useMemo(() => groupsOf(before).sort((a, b) => a.localeCompare(b, 'zh')), [before])
  const [isNew, setNew] = useState(edit.group !== '' && !groups.includes(edit.group))
  const site = siteOf(before.sites, edit.id)
  const set = (group: string, typed = false) =>
    change(
      'edit-group',
      (one) => {
        const { lead: _, ...rest } = one as GroupEdit
        return group === '' ? { ...rest, group } : ({ ...one, group } as Edit)
      },
      typed,
    )
  const { quality: rule, stage } = method
  const [was, is, others] = useMemo(() => {
    const after = applyEdits(before, [edit]).data.sites
    const [a, b] = [qualitySites(before.sites, stage, rule), qualitySites(after, stage, rule)]
    const own = site?.index ?? -1
    return [a[own] === 1, b[own] === 1, a.filter((quality, j) => j !== own && quality !== b[j]).length] as const
  }, [before, edit, rule, stage, site?.index])
  const word = (quality: boolean) => (quality ? w.yes : w.no)
  return (
    <>
      <div className="fieldrow">
        <label htmlFor={id}>{w.group}</label>
        <select
          id={id}
          className="field"
          value={isNew ? '+' : edit.group}
          onChange={({ target: { value } }) => {
            setNew(value === '+')
            set(value === '+' ? w.newGroupName : value)
          }}
        >
          <option value="">{w.noGroup}</option>
          {groups.map((group) => (
            <option key={group}>{group}</option>
          ))}
          <option value="+">{w.newGroup}</option>
        </select>
      </div>
      {isNew && (
        <label>
          <span className="sr">{w.newGroupName}</span>
          <input
            className="field wide"
            aria-label={w.newGroupName}
            value={edit.group}
            maxLength={60}
            onChange={({ target }) => set(target.value.trimStart(), true)}
            onBlur={() => settle(store)}
          />
        </label>
      )}
      {edit.group !== '' && (
        <Switch
          label={w.lead}
          on={edit.lead ?? false}
          onChange={(lead) => change('edit-group', (one) => ({ ...one, lead }) as Edit)}
        />
      )}
      <Switch
        label={w.memberRule}
        on={rule.member}
        onChange={(member) => setMethod(store, { quality: { ...rule, member } })}
      />
      <p className="note" aria-live="polite">
        {w.groupQuality(word(was), word(is))}
        {others > 0 && ` ${w.others(n.int(others))}`}
      </p>
      <RuleEditor />
    </>
  )
}

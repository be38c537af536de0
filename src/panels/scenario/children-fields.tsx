import { useState } from 'react'
import type { StudyData } from '../../core/places.ts'
import { childrenStage } from '../../scenario/apply-children.ts'
import type { Edit } from '../../scenario/edit.ts'
import { STAGES } from '../../scenario/method.ts'
import { useEditsWords, useNumbers } from '../context.tsx'
import { Segmented } from '../parts/segmented.tsx'
import type { ChangeEdit } from './change-edit.ts'
import { childrenAt } from './edit-text.ts'
import { NumberField } from './number-field.tsx'

type ChildrenEdit = Extract<Edit, { op: 'children' | 'estate' }>

interface Props {
  readonly edit: ChildrenEdit
  readonly before: StudyData
  readonly change: ChangeEdit
}

/** How many children live at a place: homes × children a home, or their number. */
export function ChildrenFields({ edit, before, change }: Props) {
  const w = useEditsWords().form
  const n = useNumbers()
  const { homes, rate, children } = edit
  const isPlan = homes !== undefined && rate !== undefined
  const [byHomes, setByHomes] = useState(isPlan)
  const given = STAGES.filter((stage) => before.demand.children[stage])
  const old = edit.op === 'children' ? childrenAt(before, edit) : null
  const set = (next: { homes?: number; rate?: number; children?: number }, typed: boolean) =>
    change('edit-children', (one) => withCount(one, next), typed)
  const plan = (nextHomes: number, nextRate: number, typed: boolean) =>
    set({ homes: nextHomes, rate: nextRate, children: Math.round(nextHomes * nextRate) }, typed)
  const positive = (value: number) => value >= 0
  return (
    <>
      {given.length > 1 && (
        <div className="fieldrow">
          <span>{w.stage}</span>
          <Segmented
            label={w.stage}
            value={childrenStage(before.demand, edit)}
            segments={given.map((value) => ({ value, label: w.stages[value] }))}
            onChange={(stage) => change('edit-children', (one) => ({ ...one, stage }) as Edit)}
          />
        </div>
      )}
      <div className="fieldrow">
        <span>{w.by}</span>
        <Segmented
          label={w.by}
          value={byHomes ? 'homes' : 'count'}
          segments={[
            { value: 'homes', label: w.byHomes },
            { value: 'count', label: w.byCount },
          ]}
          onChange={(value) => {
            setByHomes(value === 'homes')
            if (value === 'homes' && !isPlan) plan(Math.round(children / 0.3), 0.3, false)
          }}
        />
      </div>
      {byHomes ? (
        <>
          <NumberField
            label={w.homes}
            value={homes ?? 0}
            error={w.badNumber}
            fits={positive}
            onChange={(value) => value !== undefined && plan(value, rate ?? 0.3, true)}
          />
          <NumberField
            label={w.rate}
            value={rate ?? 0.3}
            error={w.badNumber}
            fits={positive}
            onChange={(value) => value !== undefined && plan(homes ?? 0, value, true)}
          >
            <small>{w.rateUnit}</small>
          </NumberField>
          <p className="note">{w.childrenProduct(n.int(homes ?? 0), n.short(rate ?? 0), n.int(children))}</p>
        </>
      ) : (
        <NumberField
          label={w.children}
          value={children}
          error={w.badNumber}
          fits={positive}
          onChange={(value) => value !== undefined && set({ children: value }, true)}
        />
      )}
      {old !== null && <p className="note">{w.childrenBefore(n.int(old))}</p>}
    </>
  )
}

/** A count takes the place of the one before: homes go when children are typed. */
function withCount(edit: Edit, next: { homes?: number; rate?: number; children?: number }): Edit {
  if (edit.op !== 'children' && edit.op !== 'estate') return edit
  const { homes: _, rate: __, ...rest } = edit
  return { ...rest, ...next } as Edit
}

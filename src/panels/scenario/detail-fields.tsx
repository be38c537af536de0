import { useState } from 'react'
import type { Edit } from '../../scenario/edit.ts'
import { settle } from '../../state/store.ts'
import { useEditsWords, useNumbers, useScenarioWords, useShell } from '../context.tsx'
import { type ChangeEdit, withText } from './change-edit.ts'
import { NumberField } from './number-field.tsx'

/** What every edit may say besides: the year it opens, what it costs, a note. */
export function DetailFields({ edit, change }: { edit: Edit; change: ChangeEdit }) {
  const w = useEditsWords().form
  const words = useScenarioWords().form
  const n = useNumbers()
  const { store } = useShell()
  const units = Object.keys(w.units).map(Number)
  const [unit, setUnit] = useState(() => units.findLast((one) => one <= (edit.cost ?? 0)) ?? units[1] ?? 1)
  const set = (label: string, member: 'opening' | 'cost', value: number | undefined) =>
    change(
      label,
      (one) => {
        const { [member]: _, ...rest } = one
        return (value === undefined ? rest : { ...rest, [member]: value }) as Edit
      },
      true,
    )
  return (
    <>
      <NumberField
        label={w.opening}
        value={edit.opening}
        optional
        placeholder={w.year}
        error={w.badYear}
        fits={(year) => Number.isInteger(year) && year >= 1900 && year <= 2200}
        onChange={(year) => set('edit-opening', 'opening', year)}
      />
      <NumberField
        // The figure that is typed belongs to its unit.
        key={unit}
        label={w.cost}
        value={edit.cost === undefined ? undefined : Number((edit.cost / unit).toPrecision(12))}
        optional
        error={w.badCost}
        fits={(cost) => cost >= 0}
        onChange={(cost) =>
          set('edit-cost', 'cost', cost === undefined ? undefined : Math.round(cost * unit * 100) / 100)
        }
      >
        <select
          className="field unit"
          aria-label={`${w.cost}: ${n.money(edit.cost ?? 0)}`}
          value={unit}
          onChange={({ target }) => setUnit(Number(target.value))}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {w.units[String(one)]}
            </option>
          ))}
        </select>
      </NumberField>
      <label>
        <span>{words.note}</span>
        <textarea
          className="field"
          rows={2}
          value={edit.note ?? ''}
          placeholder={words.notePlaceholder}
          onChange={({ target: { value } }) => change('edit-note', (one) => withText(one, 'note', value), true)}
          onBlur={() => settle(store)}
        />
      </label>
    </>
  )
}

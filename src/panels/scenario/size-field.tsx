import { useState } from 'react'
import type { ClassPlan } from '../../scenario/edit.ts'
import { CLASS_COUNTS, CLASS_SIZES } from '../../scenario/scenario-list.ts'
import { settle } from '../../state/store.ts'
import { useNumbers, useScenarioWords, useShell } from '../context.tsx'
import { Segmented } from '../parts/segmented.tsx'

type Size = ClassPlan & { readonly capacity: number }

interface Props {
  readonly edit: Size
  readonly onChange: (size: Size, typed: boolean) => void
}

/** Places of a site: classes × class size, both rules with their product in sight, or a number of one's own. */
export function SizeField({ edit, onChange }: Props) {
  const w = useScenarioWords().form
  const n = useNumbers()
  const { store } = useShell()
  const { capacity, classes = 0, classSize = 0 } = edit
  const isPlan = classes > 0 && classes * classSize === capacity
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !isPlaces(typed)
  const plan = (count: number, size: number) => {
    setTyped(null)
    onChange({ capacity: count * size, classes: count, classSize: size }, false)
  }
  const usedSize = isPlan ? classSize : CLASS_SIZES[0]
  return (
    <fieldset className="size">
      <legend>{w.size}</legend>
      <Segmented
        label={w.classes}
        value={isPlan ? String(classes) : ''}
        segments={CLASS_COUNTS.map((count) => ({
          value: String(count),
          label: n.int(count),
          title: w.classesUnit(n.int(count)),
        }))}
        onChange={(count) => plan(Number(count), usedSize)}
      />
      <div className="products" role="radiogroup" aria-label={w.classSize}>
        {CLASS_SIZES.map((size) => {
          const count = isPlan ? classes : 24
          const on = isPlan && classSize === size
          return (
            <label key={size} data-on={on}>
              <input type="radio" name="class-size" checked={on} onChange={() => plan(count, size)} />
              <span>
                {w.product(n.int(count), n.int(size))}
                <small>{w.sizeHint[String(size)]}</small>
              </span>
              <b>{n.int(count * size)}</b>
            </label>
          )
        })}
      </div>
      <label className="places">
        <span>{w.places}</span>
        <input
          className="field"
          inputMode="numeric"
          aria-invalid={isWrong}
          value={typed ?? String(capacity)}
          onChange={({ target: { value } }) => {
            setTyped(value)
            if (isPlaces(value)) onChange({ capacity: Number(value) }, true)
          }}
          onBlur={() => {
            setTyped(null)
            settle(store)
          }}
        />
      </label>
      {isWrong && (
        <p className="error" role="alert">
          {w.badPlaces}
        </p>
      )}
    </fieldset>
  )
}

const isPlaces = (text: string) => /^\d{1,6}$/.test(text.trim())

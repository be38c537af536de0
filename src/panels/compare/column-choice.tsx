import { useEffect, useRef, useState } from 'react'
import { comparedIndices, MOST_COMPARED } from '../../state/derived/compared.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useScenarioWords, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { useCompareWords } from './use-compare-words.ts'

/** Which scenarios take part: up to seven beside the baseline. */
export function ColumnChoice() {
  const w = useCompareWords()
  const { baseline } = useScenarioWords().list
  const n = useNumbers()
  const { store } = useShell()
  const scenarios = useApp(scenariosOf)
  const leftOut = useApp((s) => s.view.leftOut)
  const compared = comparedIndices(scenarios, leftOut)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      box.current?.querySelector('button')?.focus()
    }
    addEventListener('keydown', leave)
    addEventListener('pointerdown', away)
    addEventListener('focusin', away)
    return () => {
      removeEventListener('keydown', leave)
      removeEventListener('pointerdown', away)
      removeEventListener('focusin', away)
    }
  }, [open])
  const choose = (index: number, on: boolean) => {
    const names = scenarios.map(({ name }) => name)
    // What the limit had left out silently is now left out by name, so that the choice is what the boxes say.
    const chosen = new Set(compared.filter((k) => k !== index || on).concat(on ? [index] : []))
    setView(store, { leftOut: names.filter((_, k) => !chosen.has(k)) })
  }
  const isFull = compared.length >= MOST_COMPARED - 1
  return (
    <div className="column-choice" ref={box}>
      <button type="button" className="btn sm" aria-expanded={open} onClick={() => setOpen(!open)}>
        {w.count(n.int(compared.length + 1))}
        <Icon name={open ? 'up' : 'down'} size={12} />
      </button>
      {open && (
        <fieldset className="choice-list">
          <legend>
            {w.which}
            <small>{w.whichNote(n.int(MOST_COMPARED))}</small>
          </legend>
          <label data-fixed="true">
            <input type="checkbox" checked disabled readOnly />
            {baseline}
          </label>
          {scenarios.map(({ name, archived }, k) => {
            if (archived) return null
            const on = compared.includes(k)
            return (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={!on && isFull}
                  onChange={(event) => choose(k, event.target.checked)}
                />
                {name}
              </label>
            )
          })}
        </fieldset>
      )}
    </div>
  )
}

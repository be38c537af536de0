import { measureOf } from '../core/fca/measures/list.ts'
import { nameIn } from '../core/name.ts'
import { setView } from '../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { headlineText } from './headline-text.ts'

/** One sentence first: how many streets are short, how many children have no place, and where it is worst. */
export function Headline({ sheet, run }: Derived) {
  const w = useWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const { gap } = measureOf(run.method.measure)
  const short = gap ? sheet.rows.filter((row) => row.standing === 'short') : []
  const worst = [...short].sort((a, b) => a.balance - b.balance).slice(0, lang === 'en' ? 2 : 3)
  return (
    <div className="headline">
      <h1 className="head">{headlineText(sheet, run.method, w, n)}</h1>
      {worst.length > 0 && (
        <p className="worst">
          {w.headline.worst}
          {worst.map((row, k) => (
            <span key={row.code}>
              {k > 0 && w.headline.separator}
              <button
                type="button"
                className="lk"
                onClick={() => {
                  setView(store, { selection: { kind: 'zone', index: row.index } })
                  actions.show({ kind: 'zone', index: row.index })
                }}
              >
                {nameIn(row.name, lang)}
              </button>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

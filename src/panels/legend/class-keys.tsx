import type { Picture } from '../../state/derived/picture.ts'
import { setView } from '../../state/store.ts'
import { classLabel } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell, useWords } from '../context.tsx'

interface Props {
  readonly picture: Picture
  readonly colours: readonly string[]
  /** False: the counts are of points, which nobody asks for. */
  readonly hasStreets: boolean
  readonly canFilter: boolean
}

/** Streets and children of each class; a click leaves only its streets. */
export function ClassKeys({ picture: { shade, legend }, colours, hasStreets, canFilter }: Props) {
  const words = useWords()
  const w = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const classFilter = useApp((s) => s.view.classFilter)
  return (
    <ul className="keys class-keys">
      {legend.classes.map((entry) => {
        const range = classLabel(shade, entry, words, n)
        const on = canFilter && classFilter === entry.class
        const counts = w.perClass(n.int(entry.count), n.int(entry.children))
        const content = (
          <>
            <i style={{ background: colours[entry.class] }} />
            {hasStreets && <b>{n.int(entry.count)}</b>}
            <small>{n.compact(entry.children)}</small>
          </>
        )
        return (
          <li key={entry.class}>
            {canFilter && hasStreets ? (
              <button
                type="button"
                aria-pressed={on}
                title={`${range}\n${counts}`}
                onClick={() => setView(store, { classFilter: on ? null : entry.class, range: null })}
              >
                {content}
                <span className="sr">
                  {words.legend.filter(range)}: {counts}
                </span>
              </button>
            ) : (
              <span title={`${range}\n${counts}`}>{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

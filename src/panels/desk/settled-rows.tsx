import { useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { type Chosen, useDeskWords } from './desk-context.tsx'

/** Rows that were mended or left out, each with the way back. */
export function SettledRows({ part, check }: Chosen) {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk } = useShell()
  const { excluded, cells, spots = [] } = part.decision
  const rows = [...new Set([...excluded, ...[...cells, ...spots].map(({ row }) => row)])].sort((a, b) => a - b)
  if (rows.length === 0) return null
  return (
    <section className="ig" data-severity="done">
      <div className="ih">
        <Icon name="check" />
        <h3>{w.issues.settled}</h3>
        <span className="n">{w.issues.count(n.int(rows.length))}</span>
      </div>
      {rows.slice(0, 200).map((row) => {
        const changed = cells.filter((cell) => cell.row === row)
        const spot = spots.find((one) => one.row === row)
        const mends = changed.map(({ column, text }) => w.issues.changed(part.columns[column] ?? '', text))
        const set = spot ? [w.placing.at(`${spot.lon}, ${spot.lat}`)] : []
        const what = excluded.includes(row) ? w.issues.leftOut : [...mends, ...set].join(' · ')
        const label = check?.labels[row]
        return (
          <div key={row} className="ir settled">
            <button
              type="button"
              className="ln"
              aria-label={w.issues.rowButton(row)}
              onClick={() => desk.selectRow(row)}
            >
              {row}
            </button>
            <span className="wy">
              {label && <b>{label}</b>} {what}
            </span>
            <span className="bt">
              <button type="button" className="lk" onClick={() => desk.restoreRow(part.id, row)}>
                {w.issues.back}
              </button>
            </span>
          </div>
        )
      })}
    </section>
  )
}

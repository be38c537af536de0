import { useEffect, useState } from 'react'
import { isUnplaced } from '../../state/desk-state.ts'
import { useNumbers, useShell, useWords } from '../context.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { type Chosen, useChosen, useDesk, useDeskWords } from './desk-context.tsx'
import { PlacingMap } from './placing-map.tsx'

/** Rows without a position are set on the map, one after another. */
export function PlacingDialog() {
  const w = useDeskWords()
  const app = useWords()
  const { desk } = useShell()
  const chosen = useChosen()
  const isOpen = useDesk((one) => one.isPlacing) && chosen !== null
  return (
    <Dialog title={w.placing.title} closeLabel={app.method.close} open={isOpen} onClose={desk.stopPlacing}>
      {chosen && <Placing {...chosen} />}
    </Dialog>
  )
}

function Placing({ part, check }: Chosen) {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk, client } = useShell()
  const placement = useDesk((one) => one.placement)
  const isChecking = useDesk((one) => one.checking !== null)
  const [chosenRow, setChosenRow] = useState(useDesk((one) => one.row))
  const [text, setText] = useState('')
  const spots = part.decision.spots ?? []
  const isSet = (row: number) => spots.some((spot) => spot.row === row)
  const open = (check?.issues ?? []).filter(isUnplaced).map((issue) => issue.row ?? 0)
  // A row that was set has no doubt any more, and one just set still has it: together they are all that are to be set.
  const rows = [...new Set([...open, ...spots.map(({ row }) => row)])].sort((a, b) => a - b)
  const next = rows.find((one) => !isSet(one)) ?? null
  const row = chosenRow !== null && rows.includes(chosenRow) ? chosenRow : next
  const left = rows.filter((one) => !isSet(one)).length

  useEffect(() => {
    if (row === null) return
    const stop = new AbortController()
    client.run('rawRows', { part: part.id, rows: [row] }, { signal: stop.signal }).then(
      ([line]) => setText(line?.cells.filter((cell) => cell !== '').join(' · ') ?? ''),
      // Given up for another row.
      () => setText(''),
    )
    return () => stop.abort()
  }, [client, part.id, row])

  const nextAfter = (from: number) => {
    const others = [...rows.filter((one) => one > from), ...rows.filter((one) => one < from)]
    return others.find((one) => !isSet(one)) ?? null
  }
  const undo = () => {
    setChosenRow(spots.at(-1)?.row ?? null)
    if (spots.length > 0) desk.undoSpot(part.id)
  }
  if (!placement || placement.outlines.length === 0) return <p>{w.placing.noStreets}</p>
  if (rows.length === 0) return <p role="status">{isChecking ? w.issues.checking : w.placing.none}</p>
  const name = (one: number) => check?.labels[one] || w.row.title(one)
  return (
    <div className="placing">
      <div className="placing-row">
        <label className="labelled">
          <span>{w.placing.which}</span>
          <select className="field" value={row ?? ''} onChange={(event) => setChosenRow(Number(event.target.value))}>
            {rows.map((one) => (
              <option key={one} value={one}>
                {isSet(one) ? w.placing.done(name(one)) : name(one)}
              </option>
            ))}
          </select>
        </label>
        <p role="status" className={left === 0 ? 'clean' : undefined}>
          {left === 0 ? w.placing.all : w.placing.left(n.int(left), n.int(rows.length))}
        </p>
      </div>
      <p className="prev">{row !== null && text ? text : '\u00a0'}</p>
      <PlacingMap
        placement={placement}
        spots={spots}
        row={row}
        name={row === null ? '' : name(row)}
        onSet={(lon, lat) => {
          if (row === null) return
          desk.setSpot(part.id, { row, lon, lat })
          setChosenRow(nextAfter(row))
        }}
        onUndo={undo}
      />
      <p className="note" id="placing-keys">
        {w.placing.keys}
      </p>
      <div className="ask">
        <button type="button" className="btn" disabled={spots.length === 0} onClick={undo}>
          {w.placing.undo}
        </button>
        <button
          type="button"
          className="btn"
          disabled={row === null || left < 2}
          onClick={() => row !== null && setChosenRow(nextAfter(row))}
        >
          {w.placing.later}
        </button>
        <button type="button" className="btn pri" onClick={desk.stopPlacing}>
          {w.placing.finish}
        </button>
      </div>
    </div>
  )
}

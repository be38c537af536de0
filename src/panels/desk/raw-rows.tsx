import { useEffect, useState } from 'react'
import type { RawRow } from '../../worker/import-protocol.ts'
import { useShell } from '../context.tsx'
import { type Chosen, useDesk, useDeskWords } from './desk-context.tsx'

/** The chosen row as the file has it, between its neighbours, and its cells to edit. */
export function RawRows({ part, check }: Chosen) {
  const w = useDeskWords()
  const { client, desk } = useShell()
  const row = useDesk((one) => one.row)
  const [lines, setLines] = useState<readonly RawRow[]>([])
  useEffect(() => {
    if (row === null || part.kind === 'grid') {
      setLines([])
      return
    }
    const stop = new AbortController()
    client.run('rawRows', { part: part.id, rows: [row - 1, row, row + 1] }, { signal: stop.signal }).then(
      setLines,
      // Given up for another row; a part that is gone shows nothing.
      () => setLines([]),
    )
    return () => stop.abort()
  }, [client, part.id, part.kind, row])

  if (part.kind === 'grid') return null
  const own = lines.find((line) => line.row === row)
  if (row === null || !own) {
    return (
      <section className="sect">
        <p className="note">{w.row.hint}</p>
      </section>
    )
  }
  const isArea = ['streets', 'catchments'].includes(part.decision.role)
  const isExcluded = part.decision.excluded.includes(row)
  const fieldOf = new Map(Object.entries(check?.mapping ?? {}).map(([field, column]) => [column, field]))
  const textOf = (column: number) =>
    part.decision.cells.find((cell) => cell.row === row && cell.column === column)?.text ?? own.cells[column] ?? ''
  return (
    <section className="sect" key={row}>
      <div className="hd">
        <h2>{w.row.title(row)}</h2>
        <span className="note">{w.row.source}</span>
      </div>
      <div className="rawl">
        {lines.map((line) => (
          <p key={line.row} data-on={line.row === row}>
            <span>{line.row}</span>
            {line.cells.join(',')}
          </p>
        ))}
      </div>
      {!isArea && (
        <>
          <div className="hd">
            <h2>{w.row.edit}</h2>
            <button
              type="button"
              className="lk"
              onClick={() => (isExcluded ? desk.restoreRow(part.id, row) : desk.exclude(part.id, [row]))}
            >
              {isExcluded ? w.row.restore : w.row.leaveOut}
            </button>
          </div>
          <div className="cells">
            {part.columns.map((name, column) => (
              <label key={`${name}|${row}|${textOf(column)}`} data-off={!fieldOf.has(column)}>
                <span>{name || w.columns.noName(column + 1)}</span>
                <input
                  className="field"
                  defaultValue={textOf(column)}
                  disabled={isExcluded}
                  onBlur={(event) => {
                    const text = event.target.value
                    if (text !== textOf(column)) desk.setCells(part.id, row, [[column, text]])
                  }}
                  onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
                />
              </label>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

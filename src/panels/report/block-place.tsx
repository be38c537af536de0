import { type Block, GRID, type ReportPage } from '../../scenario/report.ts'
import { placeBlock } from '../../state/report-actions.ts'
import { useShell } from '../context.tsx'
import { useReportWords } from './composer-context.tsx'

/** Place on the grid in numbers: the way without a pointer. */
export function BlockPlace({ block, page }: { block: Block; page: ReportPage }) {
  const { screen } = useReportWords()
  const { store } = useShell()
  const { place } = block
  const entries = [
    ['column', screen.column, 1, GRID.columns],
    ['row', screen.row, 1, GRID.rows],
    ['columns', screen.columns, 0, GRID.columns],
    ['rows', screen.rows, 0, GRID.rows],
  ] as const
  return (
    <fieldset className="optset place">
      <legend>{screen.position}</legend>
      {entries.map(([key, label, offset, max]) => (
        <label key={key}>
          <span>{label}</span>
          <input
            className="field"
            type="number"
            min={1}
            max={max}
            value={place[key] + offset}
            onChange={(event) => {
              const value = Number(event.target.value)
              if (value >= 1) placeBlock(store, page.id, block, { ...place, [key]: value - offset })
            }}
          />
        </label>
      ))}
    </fieldset>
  )
}

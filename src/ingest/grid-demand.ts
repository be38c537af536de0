import type { DemandTable, Stage } from '../core/places.ts'
import { unitMetres } from './area.ts'
import { converterToWgs84, isProjected } from './coordinate-system.ts'
import { Doubts } from './doubts.ts'
import type { Grid } from './grid.ts'
import type { ReadResult } from './read.ts'

export interface GridOptions {
  readonly stage: Stage
  /** Children a cell value: 1 when the grid counts children, else the share of children among the people it counts. */
  readonly factor?: number
  /** Coordinate system of the grid when it names none (or the wrong one). */
  readonly system?: string
}

/**
 * Cells of a grid as demand points at their centres, WGS 84; cells without people or data give none.
 * Issues: `grid-negative` (cells below 0 are left out), `crs-unknown` (stops), `grid-empty`, and, when `factor` is not 1,
 * `demand-from-share` (a note: the children are estimated).
 */
export async function gridToDemand(grid: Grid, options: GridOptions): Promise<ReadResult<DemandTable>> {
  const doubts = new Doubts(grid.file)
  const system = options.system ?? (grid.crs || 'WGS84')
  const convert = await converterToWgs84(system)
  if (convert === null) doubts.add('crs-unknown', 'stops', { value: system })
  const factor = options.factor ?? 1
  const id: string[] = []
  const x: number[] = []
  const y: number[] = []
  const children: number[] = []
  let negative = 0
  for (let k = 0; convert !== null && k < grid.values.length; k++) {
    const value = grid.values[k] ?? Number.NaN
    if (value < 0) negative += 1
    if (!(value > 0)) continue
    const row = Math.floor(k / grid.width)
    const column = k % grid.width
    const position = convert(grid.originX + (column + 0.5) * grid.stepX, grid.originY + (row + 0.5) * grid.stepY)
    if (position === null) continue
    id.push(`${row + 1}-${column + 1}`)
    x.push(position.x)
    y.push(position.y)
    children.push(value * factor)
  }
  if (negative > 0) doubts.add('grid-negative', 'doubtful', { params: { cells: negative } })
  if (convert !== null && id.length === 0) doubts.add('grid-empty', 'stops')
  if (factor !== 1) doubts.add('demand-from-share', 'note', { params: { factor } })
  const value: DemandTable = {
    id,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    children: { [options.stage]: Float64Array.from(children) },
    grades: [],
    cellSize: cellEdge(grid, system, y[0] ?? 0),
  }
  return { value, issues: doubts.list() }
}

/** Edge in metres of a square as large as a cell; cells in degrees are taller than wide. */
function cellEdge(grid: Grid, system: string, latitude: number): number {
  const unit = unitMetres(isProjected(system) ? 'planar' : 'lonlat', latitude)
  return Math.sqrt(Math.abs(grid.stepX * unit.east * grid.stepY * unit.north))
}

import type { DemandTable, Stage } from '../core/places.ts'
import { type Pace, ROWS_A_STEP, type Steps, walk } from '../core/steps.ts'
import { unitMetres } from './area.ts'
import { converterToWgs84, isProjected, type ToWgs84 } from './coordinate-system.ts'
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
 * Cells of a grid as demand points at their centres, WGS 84; cells without people or data give none. A grid with very
 * many inhabited cells is read in blocks of 2 × 2, 3 × 3 … cells: no child is lost (`grid-joined`, a note).
 * Issues: `grid-negative` (cells below 0 are left out), `crs-unknown` (stops), `grid-empty`, and, when `factor` is not 1,
 * `demand-from-share` (a note: the children are estimated).
 */
export async function gridToDemand(
  grid: Grid,
  options: GridOptions,
  pace: Pace = {},
): Promise<ReadResult<DemandTable>> {
  const doubts = new Doubts(grid.file)
  const system = options.system ?? (grid.crs || 'WGS84')
  const convert = await converterToWgs84(system)
  if (convert === null) doubts.add('crs-unknown', 'stops', { value: system })
  const factor = options.factor ?? 1
  const { side, negative, inhabited } = await walk(surveySteps(grid), pace, 0, 0.3)
  const found = convert === null ? noCells : await walk(cellSteps(grid, side, convert), pace, 0.3, 1)
  const { id, x, y, sum } = found
  if (negative > 0) doubts.add('grid-negative', 'doubtful', { params: { cells: negative } })
  if (convert !== null && id.length === 0) doubts.add('grid-empty', 'stops')
  if (side > 1) doubts.add('grid-joined', 'note', { params: { cells: inhabited, side, points: id.length } })
  if (factor !== 1) doubts.add('demand-from-share', 'note', { params: { factor } })
  const value: DemandTable = {
    id,
    x: new Float64Array(x),
    y: new Float64Array(y),
    children: { [options.stage]: Float64Array.from(sum, (people) => people * factor) },
    grades: [],
    cellSize: side * cellEdge(grid, system, y[0] ?? 0),
  }
  return { value, issues: doubts.list() }
}

/** Demand points that one grid gives at most. */
const MAX_POINTS = 1_000_000
/** Cells between two steps. */
const CELLS_A_STEP = 500_000

interface Cells {
  readonly id: string[]
  readonly x: number[]
  readonly y: number[]
  /** People. */
  readonly sum: number[]
}
const noCells: Cells = { id: [], x: [], y: [], sum: [] }

/** How many cells have people, and the side, in cells, of blocks of which there are no more than `MAX_POINTS`. */
function* surveySteps({ values, width }: Grid) {
  let [negative, inhabited] = [0, 0]
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number
    if (value > 0) inhabited += 1
    else if (value < 0) negative += 1
    if (k % CELLS_A_STEP === CELLS_A_STEP - 1) yield k / values.length
  }
  let side = 1
  for (let blocks = inhabited; blocks > MAX_POINTS; ) {
    side += 1
    const across = Math.ceil(width / side)
    const isTaken = new Uint8Array(across * Math.ceil(values.length / width / side))
    blocks = 0
    for (let k = 0; k < values.length; k++) {
      if (k % CELLS_A_STEP === CELLS_A_STEP - 1) yield 1
      if (!((values[k] as number) > 0)) continue
      const block = Math.floor(Math.floor(k / width) / side) * across + Math.floor((k % width) / side)
      if (isTaken[block] === 0) blocks += 1
      isTaken[block] = 1
    }
  }
  return { side, negative, inhabited }
}

/** Blocks of `side` × `side` cells that have people, with their sum; row by row. */
function* cellSteps(grid: Grid, side: number, convert: ToWgs84): Steps<Cells> {
  const { values, width, height, originX, originY, stepX, stepY } = grid
  const cells: Cells = { id: [], x: [], y: [], sum: [] }
  let seen = 0
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const right = Math.min(left + side, width)
      const bottom = Math.min(top + side, height)
      let people = 0
      for (let row = top; row < bottom; row++) {
        for (let k = row * width + left; k < row * width + right; k++) {
          const value = values[k] as number
          if (value > 0) people += value
        }
      }
      if (seen++ % ROWS_A_STEP === ROWS_A_STEP - 1) yield top / height
      if (people === 0) continue
      const position = convert(originX + ((left + right) / 2) * stepX, originY + ((top + bottom) / 2) * stepY)
      if (position === null) continue
      cells.id.push(`${top + 1}-${left + 1}`)
      cells.x.push(position.x)
      cells.y.push(position.y)
      cells.sum.push(people)
    }
  }
  return cells
}

/** Edge in metres of a square as large as a cell; cells in degrees are taller than wide. */
function cellEdge(grid: Grid, system: string, latitude: number): number {
  const unit = unitMetres(isProjected(system) ? 'planar' : 'lonlat', latitude)
  return Math.sqrt(Math.abs(grid.stepX * unit.east * grid.stepY * unit.north))
}

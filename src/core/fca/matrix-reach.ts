import { BANDS } from '../distance/grid.ts'
import type { CostTable } from '../places.ts'
import { finish, type Steps } from '../steps.ts'
import { type ListedReach, listedReachSteps, type PairList } from './listed-reach.ts'
import type { PairSink, Reach, RowPairs } from './reach.ts'
import type { SiteDecay } from './thresholds.ts'

/** Pairs between two steps: some milliseconds. */
const PAIRS_A_STEP = 250_000
/** Pairs weighed at a time. */
const BLOCK = 4096

/** A matrix by site, once per matrix. */
const bySite = new WeakMap<CostTable, PairList>()

function* bySiteSteps(table: CostTable, sites: number): Steps<PairList> {
  const known = bySite.get(table)
  if (known?.siteOffset.length === sites + 1) return known
  const { rowOffset, siteIndex, cost } = table
  const siteOffset = new Uint32Array(sites + 1)
  for (let p = 0; p < siteIndex.length; p++) {
    siteOffset[siteIndex[p] + 1]++
    if (p % PAIRS_A_STEP === PAIRS_A_STEP - 1) yield 0
  }
  for (let j = 0; j < sites; j++) siteOffset[j + 1] += siteOffset[j]
  const next = siteOffset.slice()
  const point = new Uint32Array(siteIndex.length)
  const sortedCost = new Float64Array(siteIndex.length)
  for (let i = 0; i + 1 < rowOffset.length; i++) {
    for (let p = rowOffset[i]; p < rowOffset[i + 1]; p++) {
      const at = next[siteIndex[p]]++
      point[at] = i
      sortedCost[at] = cost[p]
      if (p % PAIRS_A_STEP === PAIRS_A_STEP - 1) yield 0
    }
  }
  const list = { siteOffset, point, cost: sortedCost }
  bySite.set(table, list)
  return list
}

/** The decay that all sites share; null = they differ. */
function onlyOne(decays: readonly SiteDecay[]): SiteDecay | null {
  const [first = null] = decays
  return decays.every((decay) => decay === first) ? first : null
}

/** Weight of every pair of the matrix; −1 = beyond the threshold of its site. */
function* weightSteps({ siteIndex, cost }: CostTable, decays: readonly SiteDecay[]): Steps<Float64Array> {
  const weight = new Float64Array(cost.length)
  const square = new Float64Array(BLOCK)
  const only = onlyOne(decays)
  for (let from = 0; from < cost.length; from += BLOCK) {
    if (from % (64 * BLOCK) === 0) yield from / cost.length
    const count = Math.min(BLOCK, cost.length - from)
    const block = weight.subarray(from, from + count)
    for (let k = 0; k < count; k++) square[k] = cost[from + k] * cost[from + k]
    if (only) {
      const { limit } = only
      only.weigh(square, block, count)
      for (let k = 0; k < count; k++) if (square[k] > limit) block[k] = -1
    } else {
      for (let k = 0; k < count; k++) {
        const decay = decays[siteIndex[from + k]]
        if (square[k] > decay.limit) block[k] = -1
        else decay.weigh(square.subarray(k, k + 1), block.subarray(k, k + 1), 1)
      }
    }
  }
  return weight
}

/**
 * The user's matrix, read row by row as it stands. A row has its sites in ascending order and rows follow one another, so
 * that sums have the bits of those taken site by site; sorted by site it is only when somebody asks for single sites.
 */
export class MatrixReach implements Reach {
  readonly sites: number
  readonly order: Uint32Array
  readonly bandStart: Uint32Array
  readonly byPoint: RowPairs
  private readonly table: CostTable
  private readonly decays: readonly SiteDecay[]
  private listed: ListedReach | null = null

  /** @param table checked */
  constructor(table: CostTable, decays: readonly SiteDecay[]) {
    const points = table.rowOffset.length - 1
    this.sites = decays.length
    this.order = new Uint32Array(points)
    for (let i = 0; i < points; i++) this.order[i] = i
    this.bandStart = Uint32Array.from({ length: BANDS + 1 }, (_, b) => Math.floor((points * b) / BANDS))
    const shared = onlyOne(decays)
    let known: Float64Array | null = null
    this.byPoint = {
      offset: table.rowOffset,
      site: table.siteIndex,
      cost: table.cost,
      gaussian: shared && shared.gaussianScale > 0 ? { limit: shared.limit, scale: shared.gaussianScale } : null,
      *weights() {
        known ??= yield* weightSteps(table, decays)
        return known
      },
    }
    this.table = table
    this.decays = decays
  }

  /** Sorts the pairs by site; without it `pairs` does so at one go. */
  *listSteps(): Steps<ListedReach> {
    const list = yield* bySiteSteps(this.table, this.sites)
    this.listed ??= yield* listedReachSteps(list, this.order.length, this.decays)
    return this.listed
  }

  ofPoints(positions: Uint32Array): Reach {
    return finish(this.listSteps()).ofPoints(positions)
  }

  pairs(site: number, band: number, sink: PairSink): void {
    this.listed ??= finish(this.listSteps())
    this.listed.pairs(site, band, sink)
  }
}

import { beyondFlat, frameOf, type Metric, metricKind, withFrame } from '../distance/metric.ts'
import { finish } from '../steps.ts'
import type { BandSums } from './band-sums.ts'
import { checkInput } from './check.ts'
import { checkEdit, type LiveEdit, ownCopy, withSite, write } from './live-edit.ts'
import { measureOf } from './measures/list.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import type { AccessInput, AccessRun } from './model.ts'
import {
  drawSteps,
  giveSteps,
  inReachOrder,
  type Part,
  placesOf,
  prepare,
  rateSite,
  reduce,
  type SiteSide,
  shareTerm,
  siteSide,
} from './phases.ts'
import { Positions } from './positions.ts'
import type { PairSink, Reach } from './reach.ts'
import { decayOf, type Reaches } from './reach-of.ts'
import { collect, runAccess } from './run.ts'
import type { StraightReach } from './straight-reach.ts'
import { gatherSite, scatterBand } from './sums.ts'
import { farthestOf, siteDecays } from './thresholds.ts'

/** What an edit changed. */
export interface LiveChange {
  /** Demand points whose value was computed anew (input order of indices is not sorted); null = all. */
  readonly points: Uint32Array | null
}

/** Beyond this share of the points, computing some of them anew costs as much as all. */
const MOST_POINTS = 0.4

/**
 * A run that follows edits. Equal to a full run on the edited input within 1e-12 (relative), at the cost of what changes:
 * - 2sfca, m2sfca, gravity, cumulative, a site edited: its own old and new circle. While the same site is edited again
 *   and again (a drag), the result without it is kept, so nothing drifts.
 * - 3sfca, mh3sfca, bfca, i2sfca, and children edited under any of these: children near the site choose anew, so the
 *   sites near them and the points near those are computed anew, with the bits of a full run.
 * - nearest, raam (everything hangs together), sites added or moved under listed costs: a full run.
 */
export class LiveRun {
  /** A_i in input order, kept up to date. */
  access: Float64Array = new Float64Array(0)
  private current: AccessInput
  private state: CatchmentState | null = null
  /** Demand points never move. */
  private readonly beyondFlat: boolean
  private whole: AccessRun | null = null

  /** @throws InputRefusal */
  constructor(input: AccessInput) {
    checkInput(input)
    this.current = ownCopy(input)
    this.beyondFlat = beyondFlat(input.demandY)
    this.restart()
  }

  /** The input as edited; its arrays change with the next edit. */
  get input(): AccessInput {
    return this.current
  }

  /** Sites with places in reach of a demand point, as of now. */
  sitesAt(point: number): number {
    return this.state ? this.state.sitesAt(point) : (this.whole as AccessRun).sitesInReach[point]
  }

  /** The result as of now, as a full run gives it (new arrays; costs a pass over the points). */
  result(): AccessRun {
    return this.state ? this.state.result() : (this.whole as AccessRun)
  }

  /** @throws InputRefusal, RangeError; the state is then unchanged */
  apply(edit: LiveEdit): LiveChange {
    checkEdit(this.current, edit)
    const { state } = this
    if (!state || (this.current.costs.kind !== 'straight' && (edit.op === 'add' || edit.op === 'move'))) {
      if (edit.op === 'add') this.current = withSite(this.current, edit)
      else write(this.current, edit)
      return this.restart()
    }
    if (edit.op === 'children') return state.editChildren(edit.point, edit.children)
    if (edit.op === 'add') {
      this.current = withSite(this.current, edit)
      state.growTo(this.current)
      // Nothing is there yet where the new site will stand; it comes into being like a site that was absent.
      const site = this.current.siteX.length - 1
      if (this.metricChanged(state)) return this.restart()
      return state.editSite(site, () => state.place(site))
    }
    if (edit.op === 'move') {
      const { site } = edit
      const before = { op: 'move', site, x: this.current.siteX[site], y: this.current.siteY[site] } as const
      write(this.current, edit)
      if (this.metricChanged(state)) return this.restart()
      write(this.current, before)
    }
    return state.editSite(edit.site, () => {
      write(this.current, edit)
      state.place(edit.site)
    })
  }

  /** Whether a full run would now measure distances another way (near the poles). */
  private metricChanged(state: CatchmentState): boolean {
    const { costs, siteY, siteThreshold, threshold, secondThreshold = threshold } = this.current
    if (costs.kind === 'matrix' || !state.metric) return false
    const farthest = farthestOf(siteThreshold, threshold, secondThreshold)
    return metricKind(costs.coordinates, this.beyondFlat, siteY, farthest) !== state.metric.kind
  }

  private restart(): LiveChange {
    const measure = measureOf(this.current.measure)
    if (measure.kind === 'catchment') {
      this.state = new CatchmentState(this.current, measure)
      this.access = this.state.access
    } else {
      this.whole = runAccess(this.current)
      this.access = this.whole.access
    }
    return { points: null }
  }
}

/** The site that is being edited, and what its points had without it. */
interface Held {
  readonly site: number
  readonly disc: Uint32Array
  readonly base: Float64Array
  readonly count: Uint32Array
}

/** Tells whether a site has any pair. */
class Meets implements PairSink {
  pairs = 0
  take(_point: Uint32Array, _square: Float64Array, _weight: Float64Array, from: number, to: number): void {
    this.pairs += to - from
  }
}

/** Every quantity of a catchment measure, so that edits can be followed through them. */
class CatchmentState {
  readonly access: Float64Array
  metric: Metric | null
  private input: AccessInput
  private readonly measure: CatchmentMeasure
  private reaches: Reaches
  private readonly children: Float64Array
  private readonly share: Float64Array | null
  private readonly value: Float64Array
  /** Σ term·f^power, in reach order; before it is divided by the share. */
  private readonly sum: Float64Array
  private readonly count: Uint32Array
  private sums: BandSums
  private side: SiteSide
  private readonly positionOf: Uint32Array
  private held: Held | null = null
  private readonly touched: Positions

  constructor(input: AccessInput, measure: CatchmentMeasure) {
    const part: Part = prepare(input, measure)
    const { capacity, children, share } = part
    this.input = input
    this.measure = measure
    this.metric = part.reaches.metric
    this.reaches = part.reaches
    const drawn = finish(drawSteps(part))
    this.sums = reduce([drawn], capacity.length)
    this.side = siteSide(measure, capacity, this.sums)
    const point = finish(giveSteps({ ...part, measure: { ...measure, divide: false } }, this.side))
    this.children = children
    this.share = share
    this.value = share ? children.map((p, k) => (share[k] > 0 ? p / share[k] : 0)) : children
    this.sum = point.access
    this.count = point.count
    const { order } = part.reaches.choose
    this.positionOf = new Uint32Array(order.length)
    this.access = new Float64Array(order.length)
    for (let k = 0; k < order.length; k++) {
      this.positionOf[order[k]] = k
      this.access[order[k]] = this.valueAt(k)
    }
    this.touched = new Positions(order.length)
  }

  private valueAt(k: number): number {
    const { share, sum } = this
    if (!share || !this.measure.divide) return sum[k]
    return share[k] > 0 ? sum[k] / share[k] : 0
  }

  sitesAt(point: number): number {
    return this.count[this.positionOf[point]]
  }

  /** Makes room for one site more, absent as yet. */
  growTo(input: AccessInput): void {
    const sites = input.siteX.length
    const grown = (values: Float64Array) => {
      const longer = new Float64Array(sites)
      longer.set(values)
      return longer
    }
    const flags = new Uint8Array(sites)
    flags.set(this.side.flags)
    this.input = input
    this.sums = {
      weighted: grown(this.sums.weighted),
      children: grown(this.sums.children),
      weights: grown(this.sums.weights),
    }
    this.side = {
      demand: grown(this.side.demand),
      ratio: grown(this.side.ratio),
      term: grown(this.side.term),
      children: this.sums.children,
      drawn: this.sums.weighted,
      flags,
    }
    const frame = new Float64Array(4 * sites)
    frame.set((this.metric as Metric).frame)
    frame.fill(NaN, 4 * (sites - 1))
    this.metric = withFrame(this.metric as Metric, frame)
    const decay = decayOf(input)
    const { threshold, secondThreshold = threshold } = input
    const grownReach = (reach: Reach, d0: number) =>
      (reach as StraightReach).withSites(input.siteX, input.siteY, frame, siteDecays(decay, input.siteThreshold, d0))
    const draw = grownReach(this.reaches.draw, threshold)
    const choose = this.reaches.choose === this.reaches.draw ? draw : grownReach(this.reaches.choose, secondThreshold)
    this.reaches = { draw, choose, metric: this.metric }
  }

  /** Brings the metric of a site up to date with its place. */
  place(site: number): void {
    if (this.metric) frameOf(this.metric.coordinates, this.input.siteY[site], this.metric.frame, 4 * site)
  }

  /** @param change writes the edit into the input */
  editSite(site: number, change: () => void): LiveChange {
    return this.share ? this.editShared(site, change) : this.editAlone(site, change)
  }

  /** Other sites do not notice: take the site's part out, put the new one in. */
  private editAlone(site: number, change: () => void): LiveChange {
    if (this.held?.site !== site) this.hold(site)
    const { disc, base, count } = this.held as Held
    const { touched } = this
    touched.clear()
    for (let k = 0; k < disc.length; k++) {
      this.sum[disc[k]] = base[k]
      this.count[disc[k]] = count[k]
      touched.add(disc[k])
    }
    change()
    this.rate(site)
    this.held = this.put(site)
    for (const position of this.held.disc) touched.add(position)
    return this.publish(touched.view())
  }

  /** Computes the points around a site without it. */
  private hold(site: number): void {
    const disc = this.discOf(this.reaches.choose, [site])
    const taking = placesOf(this.input).slice()
    taking[site] = 0
    const { positions, sum, count } = this.scatterTo(
      this.reaches.choose,
      disc,
      this.side.term,
      taking,
      this.measure.power,
    )
    this.held = { site, disc: positions, base: sum, count }
  }

  /** Adds the part of a site that is not in the sums; returns what was there without it. */
  private put(site: number): Held {
    const { choose } = this.reaches
    const { sum, count, measure } = this
    const term = this.side.term[site]
    const places = placesOf(this.input)[site]
    if (places === 0 || !this.stands(site))
      return { site, disc: new Uint32Array(0), base: new Float64Array(0), count: new Uint32Array(0) }
    const disc: Uint32Array[] = []
    const base: Float64Array[] = []
    const counts: Uint32Array[] = []
    const sink: PairSink = {
      take(point, _square, weight, from, to) {
        const n = to - from
        const blockDisc = point.slice(from, to)
        const blockBase = new Float64Array(n)
        const blockCount = new Uint32Array(n)
        for (let k = 0; k < n; k++) {
          const i = blockDisc[k]
          blockBase[k] = sum[i]
          blockCount[k] = count[i]
          const w = weight[from + k]
          sum[i] += term * (measure.power === 2 ? w * w : w)
          count[i]++
        }
        disc.push(blockDisc)
        base.push(blockBase)
        counts.push(blockCount)
      },
    }
    for (let band = 0; band + 1 < choose.bandStart.length; band++) choose.pairs(site, band, sink)
    const size = disc.reduce((n, block) => n + block.length, 0)
    const held: Held = { site, disc: new Uint32Array(size), base: new Float64Array(size), count: new Uint32Array(size) }
    let at = 0
    for (let b = 0; b < disc.length; b++) {
      held.disc.set(disc[b], at)
      held.base.set(base[b], at)
      held.count.set(counts[b], at)
      at += disc[b].length
    }
    return held
  }

  /** A site that was just added has no place in the metric until `place`. */
  private stands(site: number): boolean {
    return !this.metric || !Number.isNaN(this.metric.frame[4 * site])
  }

  /** Children near the site choose anew: follow it to the sites near them, and to the points near those. */
  private editShared(site: number, change: () => void): LiveChange {
    const { touched } = this
    const near = new Positions(this.children.length)
    touched.clear()
    if (this.stands(site)) {
      this.visit(this.reaches.draw, site, near)
      this.visit(this.reaches.choose, site, touched)
    }
    change()
    this.visit(this.reaches.draw, site, near)
    this.visit(this.reaches.choose, site, touched)
    const term = shareTerm(this.measure, this.input)
    const { positions, sum } = this.scatterTo(this.reaches.draw, near.view(), term, term, 1)
    const { share, value, children } = this
    for (let k = 0; k < positions.length; k++) {
      const i = positions[k]
      touched.add(i)
      if (!share) continue
      share[i] = sum[k]
      value[i] = sum[k] > 0 ? children[i] / sum[k] : 0
    }
    return this.followFrom(positions, site)
  }

  /** @param point input index */
  editChildren(point: number, children: number): LiveChange {
    const position = this.positionOf[point]
    this.held = null
    this.input.children[point] = children
    this.children[position] = children
    if (this.share) this.value[position] = this.share[position] > 0 ? children / this.share[position] : 0
    this.touched.clear()
    this.touched.add(position)
    return this.followFrom(Uint32Array.of(position), -1)
  }

  /** Sites that draw on these points are rated anew, and every point that they give to is summed anew. */
  private followFrom(positions: Uint32Array, edited: number): LiveChange {
    const { draw, choose } = this.reaches
    const some = draw.ofPoints(positions)
    const meets = new Meets()
    for (let j = 0; j < draw.sites; j++) {
      meets.pairs = 0
      this.visit(some, j, meets)
      if (meets.pairs === 0 && j !== edited) continue
      const before = this.side.term[j]
      this.rate(j)
      if (this.side.term[j] !== before) this.visit(choose, j, this.touched)
    }
    const places = placesOf(this.input)
    const dirty = this.touched.view()
    if (dirty.length > MOST_POINTS * this.sum.length) {
      this.sum.fill(0)
      this.count.fill(0)
      for (let band = 0; band + 1 < choose.bandStart.length; band++) {
        finish(scatterBand(choose, band, this.side.term, places, this.measure.power, this.sum, this.count))
      }
    } else {
      const { positions: at, sum, count } = this.scatterTo(choose, dirty, this.side.term, places, this.measure.power)
      for (let k = 0; k < at.length; k++) {
        this.sum[at[k]] = sum[k]
        this.count[at[k]] = count[k]
      }
    }
    return this.publish(dirty)
  }

  private visit(reach: Reach, site: number, sink: PairSink): void {
    for (let band = 0; band + 1 < reach.bandStart.length; band++) reach.pairs(site, band, sink)
  }

  private discOf(reach: Reach, sites: readonly number[]): Uint32Array {
    this.touched.clear()
    for (const site of sites) if (this.stands(site)) this.visit(reach, site, this.touched)
    return this.touched.view().slice()
  }

  /** Sums over sites for some points, with the bits of a whole run; in an order of their own. */
  private scatterTo(reach: Reach, positions: Uint32Array, term: Float64Array, taking: Float64Array, power: 1 | 2) {
    const some = reach.ofPoints(positions)
    const sum = new Float64Array(positions.length)
    const count = new Uint32Array(positions.length)
    for (let band = 0; band + 1 < some.bandStart.length; band++) {
      finish(scatterBand(some, band, term, taking, power, sum, count))
    }
    return { positions: some.order, sum, count }
  }

  /** Draws and rates one site anew. */
  private rate(site: number): void {
    const { weighted, children, weights } = gatherSite(
      this.reaches.draw,
      site,
      this.value,
      this.children,
      this.measure.drawPower,
      this.measure.needsWeights,
    )
    const rated = rateSite(this.measure, placesOf(this.input)[site], weighted, weights)
    this.sums.weighted[site] = weighted
    this.sums.children[site] = children
    this.sums.weights[site] = weights
    this.side.demand[site] = rated.demand
    this.side.ratio[site] = rated.ratio
    this.side.term[site] = rated.term
    this.side.flags[site] = rated.flags
  }

  private publish(positions: Uint32Array): LiveChange {
    const { order } = this.reaches.choose
    const points = new Uint32Array(positions.length)
    for (let k = 0; k < positions.length; k++) {
      points[k] = order[positions[k]]
      this.access[points[k]] = this.valueAt(positions[k])
    }
    return { points }
  }

  result(): AccessRun {
    const { choose } = this.reaches
    const access = inReachOrder(this.access, choose)
    const given = new Float64Array(choose.bandStart.length - 1)
    for (let band = 0; band < given.length; band++) {
      for (let k = choose.bandStart[band]; k < choose.bandStart[band + 1]; k++)
        given[band] += this.children[k] * access[k]
    }
    const side: SiteSide = {
      demand: this.side.demand.slice(),
      ratio: this.side.ratio.slice(),
      term: this.side.term.slice(),
      children: this.side.children.slice(),
      flags: this.side.flags.slice(),
      drawn: this.side.drawn.slice(),
    }
    return collect(this.input, choose.order, side, { access, count: this.count.slice(), given })
  }
}

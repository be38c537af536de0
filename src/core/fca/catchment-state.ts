import { frameOf, type Metric, withFrame } from '../distance/metric.ts'
import { finish } from '../steps.ts'
import { addSite, type Held } from './held-site.ts'
import type { CatchmentMeasure } from './measures/measure.ts'
import type { AccessInput, AccessRun } from './model.ts'
import { drawSteps, giveSteps, inReachOrder, type Part, placesOf, prepare, reduce, shareTerm } from './phases.ts'
import { Positions } from './positions.ts'
import type { PairSink, Reach } from './reach.ts'
import { decayOf, type Reaches } from './reach-of.ts'
import { collect } from './run.ts'
import { SiteSums } from './site-sums.ts'
import type { StraightReach } from './straight-reach.ts'
import { gatherSite, scatterBand } from './sums.ts'
import { siteDecays } from './thresholds.ts'

/** What an edit changed. */
export interface LiveChange {
  /** Demand points whose value was computed anew (input order of indices is not sorted); null = all. */
  readonly points: Uint32Array | null
}

/** Beyond this share of the points, computing some of them anew costs as much as all. */
const MOST_POINTS = 0.4

/** Tells whether a site has any pair. */
class Meets implements PairSink {
  pairs = 0
  take(_point: Uint32Array, _square: Float64Array, _weight: Float64Array, from: number, to: number): void {
    this.pairs += to - from
  }
}

/** Every quantity of a catchment measure, so that edits can be followed through them. */
export class CatchmentState {
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
  private readonly sites: SiteSums
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
    this.sites = new SiteSums(measure, capacity, reduce([drawn], capacity.length))
    const point = finish(giveSteps({ ...part, measure: { ...measure, divide: false } }, this.sites.side))
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
    this.input = input
    this.sites.growTo(sites)
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
    const disc = this.discOf(site)
    const taking = placesOf(this.input).slice()
    taking[site] = 0
    const { positions, sum, count } = this.scatterTo(
      this.reaches.choose,
      disc,
      this.sites.side.term,
      taking,
      this.measure.power,
    )
    this.held = { site, disc: positions, base: sum, count }
  }

  /** Adds the part of a site that is not in the sums; returns what was there without it. */
  private put(site: number): Held {
    const offers = placesOf(this.input)[site] > 0 && this.stands(site)
    const { sum, count, measure } = this
    return offers
      ? addSite(this.reaches.choose, site, this.sites.side.term[site], measure.power, sum, count)
      : { site, disc: new Uint32Array(0), base: new Float64Array(0), count: new Uint32Array(0) }
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
      const before = this.sites.side.term[j]
      this.rate(j)
      if (this.sites.side.term[j] !== before) this.visit(choose, j, this.touched)
    }
    const places = placesOf(this.input)
    const dirty = this.touched.view()
    if (dirty.length > MOST_POINTS * this.sum.length) {
      this.sum.fill(0)
      this.count.fill(0)
      for (let band = 0; band + 1 < choose.bandStart.length; band++) {
        finish(scatterBand(choose, band, this.sites.side.term, places, this.measure.power, this.sum, this.count))
      }
    } else {
      const {
        positions: at,
        sum,
        count,
      } = this.scatterTo(choose, dirty, this.sites.side.term, places, this.measure.power)
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

  private discOf(site: number): Uint32Array {
    this.touched.clear()
    if (this.stands(site)) this.visit(this.reaches.choose, site, this.touched)
    return this.touched.view().slice()
  }

  /** Sums over sites for some points, in an order of their own. */
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
    const { drawPower, needsWeights } = this.measure
    const drawn = gatherSite(this.reaches.draw, site, this.value, this.children, drawPower, needsWeights)
    this.sites.rate(site, placesOf(this.input)[site], drawn)
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
    return collect(this.input, choose.order, this.sites.copy(), { access, count: this.count.slice(), given })
  }
}

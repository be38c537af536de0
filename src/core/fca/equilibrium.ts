import type { Steps } from '../steps.ts'
import type { AccessInput } from './model.ts'
import { inReachOrder, placesOf } from './phases.ts'
import type { PairSink, Reach } from './reach.ts'
import { InputRefusal } from './refusal.ts'

/** Relative gap at which the equilibrium counts as reached; the cost of a point is then right to about 1e-8. */
const GAP = 1e-15
/** Rounding may keep the gap from getting smaller; up to here that is good enough, else the run is refused. */
const TOLERATED_GAP = 1e-9
const MOST_SWEEPS = 20_000
const MOST_PAIRS = 60_000_000

/** Who could go where: pairs by point, in reach order, with d/τ. */
interface Options {
  readonly offset: Float64Array
  readonly site: Uint32Array
  readonly travel: Float64Array
}

/** The settled state. */
export interface Equilibrium {
  /** Cost of each point, in reach order; 0 where no site with places is in reach. */
  readonly cost: Float64Array
  /** Children who go to each site. */
  readonly load: Float64Array
  /** Σ (paid − cheapest) / Σ paid: 0 at the equilibrium. */
  readonly gap: number
}

/** Pairs between two steps: some milliseconds. */
const PAIRS_A_STEP = 250_000

function* optionSteps(reach: Reach, capacity: Float64Array, tau: number): Steps<Options> {
  const points = reach.order.length
  const offset = new Float64Array(points + 1)
  let since = 0
  const visit = function* (sink: (site: number) => PairSink): Steps<void> {
    for (let j = 0; j < reach.sites; j++) {
      if (capacity[j] === 0) continue
      const own = sink(j)
      for (let band = 0; band + 1 < reach.bandStart.length; band++) reach.pairs(j, band, own)
      if (since > PAIRS_A_STEP) {
        since = 0
        yield 0
      }
    }
  }
  yield* visit(() => ({
    take(point, _square, _weight, from, to) {
      for (let k = from; k < to; k++) offset[point[k] + 1]++
      since += to - from
    },
  }))
  for (let i = 0; i < points; i++) offset[i + 1] += offset[i]
  const pairs = offset[points]
  if (pairs > MOST_PAIRS) throw new InputRefusal('too-many-pairs', { array: 'costs', index: -1, value: pairs })
  const next = offset.slice()
  const site = new Uint32Array(pairs)
  const travel = new Float64Array(pairs)
  yield* visit((j) => ({
    take(point, square, _weight, from, to) {
      for (let k = from; k < to; k++) {
        const at = next[point[k]]++
        site[at] = j
        travel[at] = Math.sqrt(square[k]) / tau
      }
      since += to - from
    },
  }))
  return { offset, site, travel }
}

/**
 * The user equilibrium, which is the minimum of a convex function: Σ x·d/τ + Σ load²/(2 ρ S). Point after point puts its
 * children where they are best off given all others (exactly: the cheapest sites are filled to one level), until the
 * gap is nothing but rounding. Yields the share done.
 * @param input checked
 * @param reach what a child reaches
 * @throws InputRefusal `too-many-pairs`, `not-settled`
 */
export function* equilibriumSteps(input: AccessInput, reach: Reach): Generator<number, Equilibrium> {
  const capacity = placesOf(input)
  const children = inReachOrder(input.children, reach)
  let sumP = 0
  let sumS = 0
  for (const p of children) sumP += p
  for (const s of capacity) sumS += s
  const rho = sumS > 0 ? sumP / sumS : 0
  const { offset, site, travel } = yield* optionSteps(reach, capacity, input.tau ?? input.threshold)
  const points = children.length
  const flow = new Float64Array(site.length)
  const load = new Float64Array(capacity.length)
  // Cost of a place more at a site is 1/(ρ S); with no children at all nothing is ever crowded.
  const width = capacity.map((places) => rho * places)
  const crowded = (j: number) => (width[j] > 0 ? load[j] / width[j] : 0)
  const key = new Float64Array(points === 0 ? 0 : mostOptions(offset))

  /** Puts the children of a point where they are best off; true when they moved. */
  const settle = (i: number): boolean => {
    const begin = offset[i]
    const count = offset[i + 1] - begin
    for (let k = 0; k < count; k++) {
      const p = begin + k
      load[site[p]] -= flow[p]
      if (load[site[p]] < 0) load[site[p]] = 0
    }
    // Cheapest first; the options keep the order of the last time, so they are nearly sorted already.
    for (let k = 0; k < count; k++) {
      const p = begin + k
      const a = travel[p] + crowded(site[p])
      const [j, t, x] = [site[p], travel[p], flow[p]]
      let m = k
      while (m > 0 && key[m - 1] > a) {
        key[m] = key[m - 1]
        site[begin + m] = site[begin + m - 1]
        travel[begin + m] = travel[begin + m - 1]
        flow[begin + m] = flow[begin + m - 1]
        m--
      }
      key[m] = a
      site[begin + m] = j
      travel[begin + m] = t
      flow[begin + m] = x
    }
    let level = 0
    let sumW = 0
    let sumWA = 0
    let used = 0
    while (used < count && (used === 0 || key[used] < level)) {
      const w = width[site[begin + used]]
      sumW += w
      sumWA += w * key[used]
      level = (children[i] + sumWA) / sumW
      used++
    }
    let moved = false
    for (let k = 0; k < count; k++) {
      const p = begin + k
      const x = used === 1 && k === 0 ? children[i] : k < used ? width[site[p]] * (level - key[k]) : 0
      if (Math.abs(x - flow[p]) > 1e-15 * children[i]) moved = true
      flow[p] = x
      load[site[p]] += x
    }
    return moved
  }

  /** Adds the loads up afresh and returns the relative gap. */
  const gapSteps = function* (): Steps<number> {
    load.fill(0)
    for (let p = 0; p < flow.length; p++) {
      load[site[p]] += flow[p]
      if (p % PAIRS_A_STEP === PAIRS_A_STEP - 1) yield share()
    }
    let paid = 0
    let over = 0
    for (let i = 0; i < points; i++) {
      if (children[i] === 0 || offset[i] === offset[i + 1]) continue
      since += offset[i + 1] - offset[i]
      if (since > PAIRS_A_STEP) {
        since = 0
        yield share()
      }
      let cheapest = Infinity
      let own = 0
      for (let p = offset[i]; p < offset[i + 1]; p++) {
        const c = travel[p] + crowded(site[p])
        if (c < cheapest) cheapest = c
        own += flow[p] * c
      }
      paid += own
      for (let p = offset[i]; p < offset[i + 1]; p++) over += flow[p] * (travel[p] + crowded(site[p]) - cheapest)
    }
    return paid > 0 ? over / paid : 0
  }

  let gap = 1
  let since = 0
  const share = () => Math.min(0.99, Math.log10(gap) / Math.log10(GAP))
  let best = Infinity
  let bestAt = 0
  let restless: number[] = []
  for (let i = 0; i < points; i++) if (children[i] > 0 && offset[i + 1] > offset[i]) restless.push(i)
  const all = restless
  for (let sweep = 0; all.length > 0; sweep++) {
    // Most points settle at once; whole sweeps look again at everybody, those between only at who moved last.
    const whole = sweep % 8 === 0
    const moved: number[] = []
    for (const i of whole ? all : restless) {
      if (settle(i)) moved.push(i)
      since += offset[i + 1] - offset[i]
      if (since > 100_000) {
        since = 0
        yield share()
      }
    }
    restless = moved
    if (!whole) continue
    gap = yield* gapSteps()
    if (gap <= GAP) break
    if (gap < best / 2) {
      best = gap
      bestAt = sweep
    }
    const stuck = sweep - bestAt > 400
    if ((stuck && gap <= TOLERATED_GAP) || sweep > MOST_SWEEPS) break
  }
  if (all.length === 0) gap = 0
  if (gap > TOLERATED_GAP) throw new InputRefusal('not-settled', { array: 'children', index: -1, value: gap })

  const cost = new Float64Array(points)
  for (let i = 0; i < points; i++) {
    let cheapest = Infinity
    for (let p = offset[i]; p < offset[i + 1]; p++) cheapest = Math.min(cheapest, travel[p] + crowded(site[p]))
    cost[i] = cheapest === Infinity ? 0 : cheapest
  }
  return { cost, load, gap }
}

function mostOptions(offset: Float64Array): number {
  let most = 0
  for (let i = 0; i + 1 < offset.length; i++) most = Math.max(most, offset[i + 1] - offset[i])
  return most
}

import { beyondFlat, metricKind } from '../distance/metric.ts'
import { CatchmentState, type LiveChange } from './catchment-state.ts'
import { checkInput } from './check.ts'
import { checkEdit, type LiveEdit, ownCopy, withSite, write } from './live-edit.ts'
import { measureOf } from './measures/list.ts'
import type { AccessInput, AccessRun } from './model.ts'
import { runAccess } from './run.ts'
import { farthestOf } from './thresholds.ts'

/**
 * A run that follows edits. Equal to a full run on the edited input within 1e-12 (relative), at the cost of what changes:
 * - 2sfca, m2sfca, gravity, cumulative, a site edited: its own old and new circle. While the same site is edited again
 *   and again (a drag), the result without it is kept, so nothing drifts.
 * - 3sfca, mh3sfca, bfca, i2sfca, and children edited under any of these: children near the site choose anew, so the
 *   sites near them and the points near those are computed anew.
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

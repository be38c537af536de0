import { type AnalysisSettings, accessInput } from '../core/analyse.ts'
import { BANDS } from '../core/distance/grid.ts'
import { checkInput } from '../core/fca/check.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import type { AccessInput, AccessRun } from '../core/fca/model.ts'
import {
  drawSteps,
  giveSteps,
  heldSlice,
  joinPoints,
  type Part,
  placesOf,
  prepareSteps,
  reduce,
  siteSide,
} from '../core/fca/phases.ts'
import { accessSteps, collect } from '../core/fca/run.ts'
import type { StudyData } from '../core/places.ts'
import type { Caller } from './caller.ts'
import type { TaskInput, TaskOutput } from './protocol.ts'

/** Smaller studies are done before a second worker has its copy: fewer points, and fewer given pairs. */
const pointsWorthSharing = 100_000
const pairsWorthSharing = 2_000_000

function isWorthSharing({ children, costs }: AccessInput): boolean {
  const pairs = costs.kind === 'matrix' ? costs.table.cost.length : 0
  return children.length >= pointsWorthSharing || pairs >= pairsWorthSharing
}

/** Runs steps with room for messages in between. */
export type Runner = <T>(steps: Generator<number, T>) => Promise<T>

/** A second worker that holds copies of studies. */
export interface Partner {
  readonly caller: Caller
  /** Studies that it has, by key. */
  readonly lent: Set<string>
}

/**
 * Access of a study, by two workers when it is large: each takes half of the row bands, only the sums of the sites travel,
 * and the bits are those of one worker.
 * @param findPartner asked for large studies only; null = there is no second worker
 * @throws InputRefusal
 */
export async function pairedAccess(
  key: string,
  data: StudyData,
  settings: AnalysisSettings,
  quality: boolean,
  run: Runner,
  findPartner: () => Partner | null,
): Promise<AccessRun> {
  const input = accessInput(data, settings, quality)
  const measure = measureOf(settings.measure)
  const large = measure.kind === 'catchment' && isWorthSharing(input)
  const partner = large ? findPartner() : null
  if (!partner || measure.kind !== 'catchment') return run(accessSteps(input))
  checkInput(input)
  if (!partner.lent.has(key)) {
    await partner.caller.run('lend', { key, data })
    partner.lent.add(key)
  }
  const half = BANDS / 2
  const drawn = partner.caller.run('draw', { key, settings, quality, bands: [half, BANDS] })
  // A rejection is met where it is awaited; until then it must not count as unhandled.
  drawn.catch(() => {})
  const part = await run(prepareSteps(input, measure, [0, half]))
  const mine = await run(drawSteps(part))
  const { token, sums } = await drawn
  const site = siteSide(measure, placesOf(input), reduce([mine, sums], input.capacity.length))
  const given = partner.caller.run('give', { token, site })
  given.catch(() => {})
  const slices = [heldSlice(part, await run(giveSteps(part, site))), await given]
  return collect(input, part.reaches.choose.order, site, joinPoints(slices, input.children.length))
}

/** What a partner keeps between its two steps. */
export interface Held {
  readonly token: number
  readonly part: Part
}

/** The partner's first step. */
export async function drawHalf(input: AccessInput, { settings, bands }: TaskInput<'draw'>, run: Runner) {
  const measure = measureOf(settings.measure)
  if (measure.kind !== 'catchment') throw new RangeError(`${measure.id} is not computed by bands`)
  const part = await run(prepareSteps(input, measure, bands))
  return { part, sums: await run(drawSteps(part)) }
}

/** The partner's second step: what its bands get. */
export async function giveHalf({ part }: Held, { site }: TaskInput<'give'>, run: Runner): Promise<TaskOutput<'give'>> {
  return heldSlice(part, await run(giveSteps(part, site)))
}

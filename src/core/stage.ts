import type { SiteStage, SiteTable, Stage } from './places.ts'

/** Grades of each stage (6-3 scheme): 1–6 primary, 7–9 junior. */
export const STAGE_GRADES: Readonly<Record<Stage, readonly number[]>> = {
  primary: [1, 2, 3, 4, 5, 6],
  junior: [7, 8, 9],
}

/**
 * Share of a site's places that serve a stage. A nine-year site is given one figure for nine grades of equal size, so
 * 6/9 of it are primary and 3/9 junior places.
 * @returns a number in [0, 1]; 0 = the site does not teach that stage
 */
export function stageShare(site: SiteStage, stage: Stage): number {
  if (site === stage) return 1
  if (site === 'nine-year') return stage === 'primary' ? 2 / 3 : 1 / 3
  return 0
}

/**
 * Places of every site for one stage; see {@link stageShare}.
 * @returns one entry a site, finite and ≥ 0; 0 where the site does not teach the stage
 */
export function stageCapacity(sites: Pick<SiteTable, 'stage' | 'capacity'>, stage: Stage): Float64Array<ArrayBuffer> {
  const places = new Float64Array(sites.capacity.length)
  for (let j = 0; j < places.length; j++) places[j] = sites.capacity[j] * stageShare(sites.stage[j], stage)
  return places
}

/** Pupils of every site for one stage, split like its places; NaN where not given. One entry a site. */
export function stageEnrolment(sites: Pick<SiteTable, 'stage' | 'enrolment'>, stage: Stage): Float64Array<ArrayBuffer> {
  const pupils = new Float64Array(sites.enrolment.length)
  for (let j = 0; j < pupils.length; j++) pupils[j] = sites.enrolment[j] * stageShare(sites.stage[j], stage)
  return pupils
}

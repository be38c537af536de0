import type { CatchmentMeasure } from './measure.ts'

/** Potential: A_i = Σ_j S_j f_ij; no competition among children. Hansen 1959. */
export const gravity: CatchmentMeasure = {
  kind: 'catchment',
  id: 'gravity',
  unit: 'places',
  gap: false,
  menu: 'more',
  law: 'none',
  share: 'none',
  drawPower: 1,
  power: 1,
  divide: false,
  needsWeights: false,
  needsDemand: false,
  demand: (_places, drawn) => drawn,
  term: (places) => places,
}

/** Places within reach: A_i = Σ_j S_j over d_ij ≤ d0, whatever the decay. */
export const cumulative: CatchmentMeasure = { ...gravity, id: 'cumulative', menu: 'simple' }

import type { CatchmentMeasure } from './measure.ts'

/** M2SFCA: R_j as 2SFCA, A_i = Σ_j R_j f_ij²: places far away are partly lost. Delamater 2013. */
export const modified: CatchmentMeasure = {
  kind: 'catchment',
  id: 'm2sfca',
  unit: 'places-per-child',
  gap: true,
  menu: 'more',
  law: 'at-most',
  share: 'none',
  drawPower: 1,
  power: 2,
  divide: false,
  needsWeights: false,
  needsDemand: true,
  demand: (_places, drawn) => drawn,
  term: (places, drawn) => places / drawn,
}

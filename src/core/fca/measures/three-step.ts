import type { CatchmentMeasure } from './measure.ts'

/** 3SFCA: G_ij = f_ij/Σ_k f_ik, R_j = S_j / Σ_i P_i G_ij f_ij, A_i = Σ_j R_j G_ij f_ij. Wan et al. 2012. */
export const threeStep: CatchmentMeasure = {
  kind: 'catchment',
  id: '3sfca',
  unit: 'places-per-child',
  gap: true,
  menu: 'more',
  law: 'equal',
  share: 'weights',
  drawPower: 2,
  power: 2,
  divide: true,
  needsWeights: false,
  needsDemand: true,
  demand: (_places, drawn) => drawn,
  term: (places, drawn) => places / drawn,
}

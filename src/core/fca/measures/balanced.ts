import type { CatchmentMeasure } from './measure.ts'

/**
 * BFCA: R_j = S_j/Σ_i P_i a_ij with a_ij = f_ij/Σ_k f_ik, A_i = Σ_j R_j b_ij with b_ij = f_ij/Σ_k f_kj. Páez et al. 2019.
 * Its level is not places per child (Σ P A ≠ Σ S): an index to compare places by, so no gap.
 */
export const balanced: CatchmentMeasure = {
  kind: 'catchment',
  id: 'bfca',
  unit: 'index',
  gap: false,
  menu: 'more',
  law: 'none',
  share: 'weights',
  drawPower: 1,
  power: 1,
  divide: false,
  needsWeights: true,
  needsDemand: true,
  demand: (_places, drawn) => drawn,
  term: (places, drawn, weights) => places / drawn / weights,
}

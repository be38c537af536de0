import type { CatchmentMeasure } from './measure.ts'

/**
 * MH3SFCA: H_ij = S_j f_ij/Σ_k S_k f_ik, R_j = S_j/Σ_i P_i H_ij, A_i = Σ_j R_j H_ij f_ij. Jörg et al. 2019.
 * With N_i = Σ_k S_k f_ik and G_j = Σ_i P_i f_ij / N_i: R_j = 1/G_j and R_j H_ij f_ij = (S_j/G_j) f_ij² / N_i.
 */
export const huff: CatchmentMeasure = {
  kind: 'catchment',
  id: 'mh3sfca',
  unit: 'places-per-child',
  gap: true,
  menu: 'more',
  law: 'at-most',
  share: 'supply',
  drawPower: 1,
  power: 2,
  divide: true,
  needsWeights: false,
  needsDemand: true,
  demand: (places, drawn) => places * drawn,
  term: (places, drawn) => places / drawn,
}

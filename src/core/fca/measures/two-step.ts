import type { CatchmentMeasure } from './measure.ts'

/** 2SFCA with any decay: R_j = S_j / Σ_i P_i f_ij, A_i = Σ_j R_j f_ij. Luo & Wang 2003; Luo & Qi 2009; Dai 2010. */
export const twoStep: CatchmentMeasure = {
  kind: 'catchment',
  id: '2sfca',
  unit: 'places-per-child',
  gap: true,
  menu: 'simple',
  law: 'equal',
  share: 'none',
  drawPower: 1,
  power: 1,
  divide: false,
  needsWeights: false,
  needsDemand: true,
  demand: (_places, drawn) => drawn,
  term: (places, drawn) => places / drawn,
}

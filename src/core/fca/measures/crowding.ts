import type { CatchmentMeasure } from './measure.ts'

/**
 * i2SFCA: crowding C_j = Σ_i E_i f_ij with E_i = P_i/Σ_k S_k f_ik, children expected per place. Wang 2018.
 * A point's value is the crowding that its children meet: Σ_j C_j S_j f_ij / Σ_k S_k f_ik.
 */
export const crowding: CatchmentMeasure = {
  kind: 'catchment',
  id: 'i2sfca',
  unit: 'crowding',
  gap: false,
  menu: 'more',
  law: 'none',
  share: 'supply',
  drawPower: 1,
  power: 1,
  divide: true,
  needsWeights: false,
  needsDemand: true,
  demand: (places, drawn) => places * drawn,
  term: (places, drawn) => places * drawn,
}

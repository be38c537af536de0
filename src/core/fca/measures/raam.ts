import type { EquilibriumMeasure } from './measure.ts'

/**
 * RAAM: children choose among the sites in reach by cost d/τ + load_j/(ρ S_j), ρ = ΣP/ΣS, until nobody can do better;
 * a point's value is that cost. Saxon & Snow 2019 (who stop a heuristic early; here the equilibrium itself).
 */
export const raam: EquilibriumMeasure = {
  kind: 'equilibrium',
  id: 'raam',
  unit: 'cost',
  gap: false,
  menu: 'more',
  law: 'none',
}

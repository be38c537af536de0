import { ckmeans } from 'simple-statistics'

/**
 * Natural breaks (Jenks): the cut into classes with the least sum of squared deviations from the class means, found
 * exactly by dynamic programming (Wang & Song 2011, Ckmeans.1d.dp). Every value counts once.
 * @param values any order, ties allowed; not more than some thousands
 * @returns the first value of each class but the lowest: fewer than asked where there are fewer distinct values
 */
export function naturalStarts(values: readonly number[], classes: number): number[] {
  const most = Math.min(classes, new Set(values).size)
  if (most < 2) return []
  return ckmeans([...values], most)
    .slice(1)
    .map((cluster) => cluster[0]!)
}

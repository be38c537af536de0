import type { AccessInput } from '../fca/model.ts'
import { metres } from '../fca/run.ts'
export function nearestSites(input: AccessInput) {
  const n = input.children.length
  const distance = new Float64Array(n).fill(-1),
    site = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < input.capacity.length; j++) {
      if (!(input.capacity[j] > 0)) continue
      const d = metres(input, i, j)
      if (site[i] < 0 || d < distance[i]) {
        distance[i] = d
        site[i] = j
      }
    }
  return { distance, site }
}

import type { Decay } from './decay.ts'
import { type AccessInput, type AccessRun, NO_CAPACITY, NO_DEMAND, OUT_OF_REACH } from './model.ts'
export type AccessStep = number
export function decayWeight(decay: Decay, d: number, d0: number): number {
  if (d > d0) return 0
  if (decay.kind === 'gaussian') return (Math.exp(-0.5 * (d / d0) ** 2) - Math.exp(-0.5)) / (1 - Math.exp(-0.5))
  if (decay.kind === 'stepped') return decay.bands.find(([t]) => d <= t)?.[1] ?? 0
  return 1
}
export const metres = (i: AccessInput, a: number, j: number) => {
  const m = (((i.demandY[a] + i.siteY[j]) / 2) * Math.PI) / 180
  const dx = (i.demandX[a] - i.siteX[j]) * (111412.84 * Math.cos(m) - 93.5 * Math.cos(3 * m))
  const dy = (i.demandY[a] - i.siteY[j]) * (111132.92 - 559.82 * Math.cos(2 * m))
  return Math.sqrt(dx * dx + dy * dy)
}
export function* accessSteps(input: AccessInput): Generator<AccessStep, AccessRun> {
  const n = input.children.length,
    s = input.capacity.length
  const r: AccessRun = {
    access: new Float64Array(n),
    sitesInReach: new Uint32Array(n),
    pointFlags: new Uint8Array(n),
    siteDemand: new Float64Array(s),
    siteRatio: new Float64Array(s),
    siteChildren: new Float64Array(s),
    siteFlags: new Uint8Array(s),
    conservation: { given: 0, places: 0, relativeError: 0, law: 'equal', holds: true },
  }
  let places = 0,
    given = 0
  for (let j = 0; j < s; j++) {
    if (!(input.capacity[j] > 0)) {
      r.siteFlags[j] |= NO_CAPACITY
      continue
    }
    for (let i = 0; i < n; i++) {
      const d = metres(input, i, j)
      if (d > input.threshold) continue
      r.sitesInReach[i]++
      r.siteChildren[j] += input.children[i]
      r.siteDemand[j] += input.children[i] * decayWeight(input.decay, d, input.threshold)
    }
    if (r.siteDemand[j] > 0) {
      r.siteRatio[j] = input.capacity[j] / r.siteDemand[j]
      places += input.capacity[j]
    } else r.siteFlags[j] |= NO_DEMAND
    for (let i = 0; i < n; i++) {
      const d = metres(input, i, j)
      if (d <= input.threshold) r.access[i] += r.siteRatio[j] * decayWeight(input.decay, d, input.threshold)
    }
    if (j % 50 === 0) yield j / s
  }
  for (let i = 0; i < n; i++) {
    given += input.children[i] * r.access[i]
    if (!r.sitesInReach[i]) r.pointFlags[i] |= OUT_OF_REACH
  }
  return {
    ...r,
    conservation: {
      given,
      places,
      relativeError: places ? Math.abs(given - places) / places : 0,
      law: 'equal',
      holds: true,
    },
  }
}

import type { AccessInput, AccessRun } from './model.ts'
import { decayWeight, metres } from './run.ts'
export interface PointExplanation {
  readonly site: number
  readonly distance: number
  readonly weight: number
  readonly ratio: number
  readonly places: number
  readonly competing: number
  readonly contribution: number
}
export type SiteExplanation = readonly {
  readonly point: number
  readonly distance: number
  readonly weight: number
  readonly children: number
}[]
export function explainPoints(input: AccessInput, run: AccessRun, points: Int32Array): PointExplanation[] {
  const out: PointExplanation[] = []
  let P = 0
  for (const i of points) P += input.children[i]
  for (let j = 0; j < input.capacity.length; j++) {
    if (!(input.capacity[j] > 0)) continue
    let c = 0,
      dw = 0,
      ww = 0,
      p = 0
    for (const i of points) {
      const d = metres(input, i, j)
      if (d > input.threshold) continue
      const w = P ? input.children[i] : 1
      p += w
      dw += w * d
      ww += w * decayWeight(input.decay, d, input.threshold)
    }
    if (p === 0) continue
    c = (run.siteRatio[j] * ww) / (P || 1)
    out.push({
      site: j,
      distance: dw / p,
      weight: ww / p,
      ratio: run.siteRatio[j],
      places: input.capacity[j],
      competing: run.siteDemand[j],
      contribution: c,
    })
  }
  return out.sort((a, b) => b.contribution - a.contribution)
}
export function explainSite(input: AccessInput, _run: AccessRun, site: number): SiteExplanation {
  return Array.from(input.children, (children, point) => ({
    point,
    children,
    distance: metres(input, point, site),
    weight: decayWeight(input.decay, metres(input, point, site), input.threshold),
  })).filter((x) => x.distance <= input.threshold)
}

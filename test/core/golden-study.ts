import { readFileSync } from 'node:fs'
import type { Decay } from '../../src/core/fca/decay.ts'
import type { AccessInput, MeasureId } from '../../src/core/fca/model.ts'

const file = (name: string) => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
const rows = (name: string) =>
  file(name)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

const column = (table: string[][], k: number) => Float64Array.from(table, (row) => Number(row[k]))
const demand = rows('demand.csv')
const supply = rows('supply.csv')
const distances = rows('dist_euclid.csv')

interface GoldenCase {
  readonly key: string
  readonly values: readonly (number | null)[]
  readonly ref?: readonly (number | null)[]
}

export const golden: {
  readonly cases: readonly GoldenCase[]
  readonly by_school: { R_j: Record<string, number[]>; [crowding: string]: Record<string, number[]> }
} = JSON.parse(file('fca_euclid.json'))

/** 400 demand points and 40 sites around Beijing, in projected metres. */
export const points = demand.length
export const sites = supply.length

export interface Choice {
  readonly measure?: MeasureId
  readonly decay: Decay
  readonly threshold: number
  readonly secondThreshold?: number
  readonly tau?: number
}

/** The golden study by straight line. */
export function straightInput({ measure = '2sfca', ...choice }: Choice): AccessInput {
  return {
    demandX: column(demand, 1),
    demandY: column(demand, 2),
    children: column(demand, 5),
    siteX: column(supply, 1),
    siteY: column(supply, 2),
    capacity: column(supply, 5),
    siteThreshold: new Float64Array(sites).fill(NaN),
    costs: { kind: 'straight', coordinates: 'planar' },
    measure,
    ...choice,
  }
}

/** The golden study by a full table of distances. */
const byTable = (choice: Choice, cost: Float64Array): AccessInput => ({
  ...straightInput(choice),
  costs: {
    kind: 'matrix',
    table: {
      rowOffset: Uint32Array.from({ length: points + 1 }, (_, i) => i * sites),
      siteIndex: Uint32Array.from({ length: points * sites }, (_, p) => p % sites),
      cost,
      unit: 'm',
    },
  },
})

/** The golden study by the distances as given. */
export const matrixInput = (choice: Choice): AccessInput =>
  byTable(choice, Float64Array.from(distances.flatMap((row) => row.slice(1).map(Number))))

/** Yearly income and district of each demand point. */
export const incomes = column(demand, 6)
export const districts = demand.map((row) => row[7] as string)

/** Radius of the sphere in the figures from outside. */
const RADIUS = 6_371_008.8

/** The golden study by haversine distances between longitudes and latitudes. */
export function haversineInput(choice: Choice): AccessInput {
  const radians = (text: string | undefined) => (Number(text) * Math.PI) / 180
  const distance = (from: string[], to: string[]) => {
    const [a, b] = [radians(from[4]), radians(to[4])]
    const east = Math.sin((radians(to[3]) - radians(from[3])) / 2)
    const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * east ** 2
    return 2 * RADIUS * Math.asin(Math.sqrt(h))
  }
  return byTable(choice, Float64Array.from(demand.flatMap((from) => supply.map((to) => distance(from, to)))))
}

/** The right answer of a case: `ref` where the peer departs from the formula; a peer's "none" is our 0. */
export function expected(key: string): Float64Array {
  const found = golden.cases.find((c) => c.key === key)
  if (!found) throw new Error(`no golden case ${key}`)
  return Float64Array.from(found.ref ?? found.values, (v) => v ?? 0)
}

/** Largest relative difference; 0 must be met by 0. */
export function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let worst = found.length === wanted.length ? 0 : Infinity
  for (let i = 0; i < wanted.length; i++) {
    const [a, b] = [found[i] as number, wanted[i] as number]
    const size = Math.max(Math.abs(a), Math.abs(b))
    const off = Number.isFinite(a) ? (size === 0 ? 0 : Math.abs(a - b) / size) : Infinity
    if (off > worst) worst = off
  }
  return worst
}

interface EdgeCase {
  readonly id: string
  readonly P: number[]
  readonly S: number[]
  readonly D: (number | null)[][]
  readonly d0: number
  readonly out: {
    recommended: number[]
    recommended_R: number[]
    recommended_flags: {
      demand_unreachable: number[]
      supply_unreached: number[]
      supply_zero_demand_in_reach: number[]
    }
  }
}

export const edgeCases: readonly EdgeCase[] = JSON.parse(file('edge.json')).cases

/** A case that fits on paper, with its distances as a matrix (null = no route). */
export function edgeInput({ P, S, D, d0 }: EdgeCase): AccessInput {
  const pairs = D.map((row) => row.flatMap((cost, site) => (cost === null ? [] : [{ site, cost }])))
  const rowOffset = new Uint32Array(P.length + 1)
  pairs.forEach((row, i) => {
    rowOffset[i + 1] = (rowOffset[i] as number) + row.length
  })
  const none = (n: number) => new Float64Array(n)
  return {
    demandX: none(P.length),
    demandY: none(P.length),
    children: Float64Array.from(P),
    siteX: none(S.length),
    siteY: none(S.length),
    capacity: Float64Array.from(S),
    siteThreshold: none(S.length).fill(NaN),
    costs: {
      kind: 'matrix',
      table: {
        rowOffset,
        siteIndex: Uint32Array.from(pairs.flat(), ({ site }) => site),
        cost: Float64Array.from(pairs.flat(), ({ cost }) => cost),
        unit: 'm',
      },
    },
    measure: '2sfca',
    decay: { kind: 'binary' },
    threshold: d0,
  }
}

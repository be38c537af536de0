import { describe, expect, it } from 'vitest'
import { nearestSites } from '../../src/core/distance/nearest.ts'
import type { Decay } from '../../src/core/fca/decay.ts'
import { type AccessInput, NO_CAPACITY, NO_DEMAND, OUT_OF_REACH } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import {
  type Choice,
  difference,
  edgeCases,
  edgeInput,
  expected,
  golden,
  matrixInput,
  points,
  sites,
  straightInput,
} from './golden-study.ts'

const TOLERANCE = 1e-12
/** Larger than any distance in the study: "no cutoff". */
const UNCUT = 1e6
const binary: Decay = { kind: 'binary' }
const steps: Decay = {
  kind: 'stepped',
  bands: [
    [1000, 1],
    [2000, 0.68],
    [3000, 0.22],
  ],
}
/** The doubles just below: a peer gives the tie at a step to the next band. */
const openSteps: Decay = {
  kind: 'stepped',
  bands: [
    [999.9999999999999, 1],
    [1999.9999999999998, 0.68],
    [2999.9999999999995, 0.22],
  ],
}
const fineSteps: Decay = {
  kind: 'stepped',
  bands: [
    [600, 0.962],
    [1200, 0.704],
    [1800, 0.377],
    [3600, 0.042],
  ],
}
const dai: Decay = { kind: 'gaussian' }
const sigma: Decay = { kind: 'gaussian-sigma', sigma: 1000 }
const exponential: Decay = { kind: 'exponential', beta: 0.001 }
/** (max(d, 100)/1000)^-1.5 up to a constant factor, which 2SFCA and BFCA do not see. */
const power: Decay = { kind: 'power', beta: 1.5, scale: 100 }
const root: Decay = { kind: 'power', beta: 0.5, scale: 1 }
const linear: Decay = { kind: 'linear' }
const logistic: Decay = { kind: 'logistic', mean: 1500, sd: 500 }
const fallsTo1Percent: Decay = { kind: 'gaussian-sigma', sigma: Math.sqrt(3000 ** 2 / -Math.log(0.01) / 2) }

const two = (decay: Decay, threshold: number): Choice => ({ decay, threshold })
const of = (measure: NonNullable<Choice['measure']>, decay: Decay, threshold: number): Choice => ({
  measure,
  decay,
  threshold,
})

const cases: Record<string, Choice> = {
  'pysal.2sfca_1000': two(binary, 1000),
  'pysal.2sfca_3000': two(binary, 3000),
  'pysal.e2sfca_step': two(steps, 3000),
  'pysal.e2sfca_step_max3000': two(steps, 3000),
  'pysal.gauss_sigma1000_max3000': two(sigma, 3000),
  'pysal.gauss_dai_3000': two(dai, 3000),
  'pysal.exp_0.001_max3000': two(exponential, 3000),
  'pysal.power_scale1000_a-1.5_min100_max3000': two(power, 3000),
  'aceso.2sfca_1000': two(binary, 1000),
  'aceso.2sfca_3000': two(binary, 3000),
  'fca.2sfca_1000_sub': two(binary, 1000),
  'fca.2sfca_1000_ALLROWS': two(binary, 1000),
  'fca.2sfca_3000_sub': two(binary, 3000),
  'fca.2sfca_3000_ALLROWS': two(binary, 3000),
  'SpatialAcc.2sfca_1000': two(binary, 1000),
  'SpatialAcc.2sfca_3000': two(binary, 3000),
  'SpatialAcc.kd2sfca_km_power2_3': two({ kind: 'gaussian-sigma', sigma: Math.sqrt(0.5) * 1000 }, 3000),
  'catchment.2sfca_1000': two(binary, 1000),
  'catchment.2sfca_3000': two(binary, 3000),
  'catchment.e2sfca_step': two(steps, 3000),
  'catchment.gauss_sigma1000_max3000': two(sigma, 3000),
  'aceso.gauss_sigma1000_max3000': two(sigma, 3000),
  'accessibility.2sfca_1000': two(binary, 1000),
  'accessibility.2sfca_3000': two(binary, 3000),
  'accessibility.2sfca_step_le': two(steps, 3000),
  'accessibility.2sfca_decay_stepped_open_right': two(openSteps, 3000),
  'accessibility.2sfca_gauss_sigma1000_max3000': two(sigma, 3000),
  'accessibility.2sfca_gauss_dai_3000': two(dai, 3000),
  'accessibility.2sfca_exp_0.001_max3000': two(exponential, 3000),
  'accessibility.2sfca_decay_exponential_0.001': two(exponential, UNCUT),
  'accessibility.2sfca_power_scale1000_a-1.5_min100_max3000': two(power, 3000),
  'accessibility.2sfca_decay_power_0.5': two(root, UNCUT),
  'accessibility.2sfca_decay_linear_3000': two(linear, 3000),
  'accessibility.2sfca_decay_logistic_c1500_sd500': two(logistic, UNCUT),
  'pysal.3sfca_step': of('3sfca', steps, 3000),
  'pysal.3sfca_default_weights_min': of('3sfca', fineSteps, 3600),
  'pysal.3sfca_gauss1000_max3000': of('3sfca', sigma, 3000),
  'catchment.3sfca_step': of('3sfca', steps, 3000),
  'catchment.3sfca_gauss1000_max3000': of('3sfca', sigma, 3000),
  'fca.3sfca_gauss_fdmax0.01_uncut_sub': of('3sfca', fallsTo1Percent, UNCUT),
  'fca.3sfca_gauss_fdmax0.01_cut3000_sub': of('3sfca', fallsTo1Percent, 3000),
  'fca.3sfca_step_sub': of('3sfca', steps, 3000),
  'ref.3sfca_gauss1000_truncated3000': of('3sfca', sigma, 3000),
  'fca.mh3sfca_gauss_fdmax0.01_uncut_sub': of('mh3sfca', fallsTo1Percent, UNCUT),
  'fca.mh3sfca_gauss_fdmax0.01_cut3000_sub': of('mh3sfca', fallsTo1Percent, 3000),
  'fca.mh3sfca_step_sub': of('mh3sfca', steps, 3000),
  'aceso.m2sfca_gauss1000_max3000': of('m2sfca', sigma, 3000),
  'ref.m2sfca_binary_3000==2sfca': of('m2sfca', binary, 3000),
  'accessibility.bfca_1000': of('bfca', binary, 1000),
  'accessibility.bfca_3000': of('bfca', binary, 3000),
  'accessibility.bfca_step_le': of('bfca', steps, 3000),
  'accessibility.bfca_decay_stepped_open_right': of('bfca', openSteps, 3000),
  'accessibility.bfca_gauss_sigma1000_max3000': of('bfca', sigma, 3000),
  'accessibility.bfca_gauss_dai_3000': of('bfca', dai, 3000),
  'accessibility.bfca_exp_0.001_max3000': of('bfca', exponential, 3000),
  'accessibility.bfca_decay_exponential_0.001': of('bfca', exponential, UNCUT),
  'accessibility.bfca_power_scale1000_a-1.5_min100_max3000': of('bfca', power, 3000),
  'accessibility.bfca_decay_power_0.5': of('bfca', root, UNCUT),
  'accessibility.bfca_decay_linear_3000': of('bfca', linear, 3000),
  'accessibility.bfca_decay_logistic_c1500_sd500': of('bfca', logistic, UNCUT),
  'pysal.catchment_sum_3000': of('cumulative', dai, 3000),
  'accessibility.cumulative_1000': of('cumulative', binary, 1000),
  'accessibility.cumulative_3000': of('cumulative', binary, 3000),
  'pysal.gravity_exp_0.001_max3000': of('gravity', exponential, 3000),
  'accessibility.gravity_exp_0.001_max3000': of('gravity', exponential, 3000),
  'accessibility.cost_to_closest_n1': of('nearest', binary, 3000),
  'ref.2sfca_asymmetric_step1_1000_step2_3000': { decay: binary, threshold: 1000, secondThreshold: 3000 },
}

/** A peer that cannot stand sites and points without pairs was asked without them: S39, S40, D005 and D006. */
function withoutTheUnreached(input: AccessInput): AccessInput {
  const demandX = input.demandX.slice()
  demandX[4] = demandX[5] = 1e9
  const { costs } = input
  if (costs.kind !== 'matrix') return { ...input, demandX, absent }
  const cost = costs.table.cost.map((d, p) => (p >= 4 * sites && p < 6 * sites ? 1e9 : d))
  return { ...input, absent, costs: { kind: 'matrix', table: { ...costs.table, cost } } }
}
const absent = Uint8Array.from({ length: sites }, (_, j) => (j >= 38 ? 1 : 0))

/** Cases of no measure of ours: other selection weights, other questions. */
const others = [
  'aceso.3sfca_gauss1000_max3000_huff1/d',
  'accessibility.cost_to_closest_n1000',
  'accessibility.balancing_cost_inc50',
]
/** Cases that follow from a measure, below. */
const derived = [
  'pysal.2sfca_3000_normalized',
  'accessibility.spatial_availability_exp_0.001_max3000',
  'accessibility.spatial_availability_decay_exponential_0.001',
  'accessibility.singly_constrained_exp_0.001_max3000',
]
const equilibrium = ['pysal.raam_tau1000', 'pysal.raam_tau3000', 'pysal.raam_tau1000_sparse3000']

describe('a researcher gets the figures of the field’s own libraries', () => {
  it('and no case is left out unnoticed', () => {
    const known = [...Object.keys(cases), ...others, ...derived, ...equilibrium]
    expect(golden.cases.map((c) => c.key).sort()).toEqual(known.sort())
  })

  it.each(Object.keys(cases))('%s', (key) => {
    const choice = cases[key] as Choice
    for (const whole of [matrixInput(choice), straightInput(choice)]) {
      const input = key.endsWith('_sub') ? withoutTheUnreached(whole) : whole
      expect(difference(runAccess(input).access, expected(key))).toBeLessThan(TOLERANCE)
    }
  })

  it('spatial availability is children times 2SFCA', () => {
    for (const [key, threshold] of [
      [derived[1], 3000],
      [derived[2], UNCUT],
      [derived[3], 3000],
    ] as const) {
      const input = matrixInput(two(exponential, threshold))
      const { access } = runAccess(input)
      expect(
        difference(
          access.map((a, i) => a * (input.children[i] as number)),
          expected(key as string),
        ),
      ).toBeLessThan(TOLERANCE)
    }
  })

  it('normalised 2SFCA is access over its mean', () => {
    const input = matrixInput(two(binary, 3000))
    const { access, conservation } = runAccess(input)
    const mean = conservation.given / input.children.reduce((a, b) => a + b)
    expect(
      difference(
        access.map((a) => a / mean),
        expected('pysal.2sfca_3000_normalized'),
      ),
    ).toBeLessThan(TOLERANCE)
  })
})

describe('nobody can do better by going elsewhere (RAAM)', () => {
  const choices = {
    'pysal.raam_tau1000': [1000, UNCUT],
    'pysal.raam_tau3000': [3000, UNCUT],
    'pysal.raam_tau1000_sparse3000': [1000, 3000],
  }
  it.each(Object.entries(choices))('%s', (key, [tau, threshold]) => {
    const input = matrixInput({ measure: 'raam', decay: binary, threshold: threshold!, tau: tau! })
    const { access, siteDemand } = runAccess(input)
    const wanted = golden.cases.find((c) => c.key === key)!.ref!
    // A peer's null is a point without children or without a school; ours has a cost where a school is in reach.
    const known = Array.from(wanted.keys()).filter((i) => wanted[i] !== null)
    expect(
      difference(
        known.map((i) => access[i]!),
        known.map((i) => wanted[i]!),
      ),
    ).toBeLessThan(1e-6)
    // Loads add up to the children who reach a school, and every point pays its cheapest site.
    const costs = input.costs.kind === 'matrix' ? input.costs.table.cost : new Float64Array()
    const rho = input.children.reduce((a, b) => a + b) / input.capacity.reduce((a, b) => a + b)
    let reached = 0
    for (let i = 0; i < points; i++) {
      const options = Array.from({ length: sites }, (_, j) => j).filter(
        (j) => input.capacity[j]! > 0 && costs[i * sites + j]! <= threshold!,
      )
      const paid = options.map((j) => costs[i * sites + j]! / tau! + siteDemand[j]! / (rho * input.capacity[j]!))
      if (options.length > 0) reached += input.children[i]!
      expect(Math.abs(access[i]! - (options.length > 0 ? Math.min(...paid) : 0))).toBeLessThan(1e-9)
    }
    expect(siteDemand.reduce((a, b) => a + b)).toBeCloseTo(reached, 6)
  })
})

describe('a school’s own figures are those of the field', () => {
  const decays = { 1000: two(binary, 1000), 3000: two(binary, 3000), gauss: two(sigma, 3000) }
  it.each(Object.entries(decays))('ratio and crowding, %s', (name, choice) => {
    const crowding = Object.keys(golden.by_school).find((key) => key.startsWith('i2sfca')) as string
    const ratios = runAccess(matrixInput(choice)).siteRatio
    expect(difference(ratios, golden.by_school.R_j[name] as number[])).toBeLessThan(TOLERANCE)
    const crowded = runAccess(matrixInput({ ...choice, measure: 'i2sfca' })).siteCrowding as Float64Array
    expect(difference(crowded, golden.by_school[crowding]?.[name] as number[])).toBeLessThan(TOLERANCE)
  })
})

describe('the cases that fit on paper', () => {
  it.each(edgeCases)('$id', (edge) => {
    const run = runAccess(edgeInput(edge))
    const { recommended, recommended_R, recommended_flags: flags } = edge.out
    expect(difference(run.access, recommended)).toBeLessThan(TOLERANCE)
    expect(difference(run.siteRatio, recommended_R)).toBeLessThan(TOLERANCE)
    const flagged = (values: Uint8Array, bit: number) =>
      Array.from(values.keys()).filter((k) => (values[k] as number) & bit)
    // By our convention a school without places is not in reach, so a point with no other is out of reach as well.
    const none = edge.D.flatMap((row, i) => (row.some((d, j) => d !== null && d <= edge.d0 && edge.S[j]) ? [] : [i]))
    expect(flagged(run.pointFlags, OUT_OF_REACH)).toEqual(none)
    expect(none).toEqual(expect.arrayContaining(flags.demand_unreachable))
    expect(flagged(run.siteFlags, NO_DEMAND)).toEqual(
      [...flags.supply_zero_demand_in_reach, ...flags.supply_unreached].sort(),
    )
    expect(flagged(run.siteFlags, NO_CAPACITY)).toEqual(edge.S.flatMap((s, j) => (s === 0 ? [j] : [])))
    expect(run.conservation.holds).toBe(true)
  })
})

it('the nearest school is found beyond every threshold, and an empty one is none', () => {
  const input = straightInput(two(binary, 1))
  for (const found of [nearestSites(input), nearestSites(matrixInput(two(binary, 1)))]) {
    expect(difference(found.distance, expected('accessibility.cost_to_closest_n1'))).toBeLessThan(TOLERANCE)
    expect(found.site).not.toContain(39)
  }
})

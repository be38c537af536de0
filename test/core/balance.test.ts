import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf } from '../../src/core/balance/balance.ts'
import { judgeCvs, type Limits, ruleOf } from '../../src/core/balance/rules.ts'
import { schoolTable, type WhatIf } from '../../src/core/balance/schools.ts'
import { drivers, variation } from '../../src/core/balance/variation.ts'
import type { SiteStage, SiteTable } from '../../src/core/places.ts'
import { repeatable } from './studies.ts'

const pupils = Float64Array.of(45, 37, 89, 76, 55)
const books = Float64Array.of(279, 137, 935, 160, 402)

interface School {
  readonly stage?: SiteStage
  readonly enrolment?: number
  readonly extra: Readonly<Record<string, number>>
}

/** A site table of schools with the columns that any of them has. */
function sites(schools: readonly School[]): SiteTable {
  const column = (value: (school: School) => number) => Float64Array.from(schools, value)
  const names = [...new Set(schools.flatMap(({ extra }) => Object.keys(extra)))]
  return {
    id: schools.map((_, k) => `S${k + 1}`),
    name: schools.map((_, k) => ({ zh: `${k + 1} 号校址`, en: `Site ${k + 1}` })),
    stage: schools.map(({ stage = 'primary' }) => stage),
    x: column(() => 0),
    y: column(() => 0),
    capacity: column(() => 1000),
    enrolment: column(({ enrolment = Number.NaN }) => enrolment),
    quality: new Uint8Array(schools.length),
    group: schools.map(() => ''),
    lead: new Uint8Array(schools.length),
    partner: schools.map(() => ''),
    threshold: column(() => Number.NaN),
    extra: Object.fromEntries(names.map((name) => [name, column(({ extra }) => extra[name] ?? Number.NaN)])),
  }
}

const limits = ruleOf('2017').limits.primary
const judged = (schools: readonly School[], whatIf: readonly WhatIf[] = [], change: Partial<Limits> = {}) =>
  balanceOf(schoolTable(sites(schools), '2017', 'primary', 0, whatIf), { ...limits, ...change })

describe('the coefficient of variation', () => {
  it('of the published worked example is 0.5153, and 0.4888 to whom counts every school alike', () => {
    const ratio = books.map((x, k) => x / pupils[k]!)
    const { mean, sd, cv, unweighted, schools } = variation(ratio, pupils)
    expect(mean).toBeCloseTo(6.33, 2)
    expect(sd ** 2).toBeCloseTo(10.65, 2)
    expect(sd).toBeCloseTo(3.26, 2)
    expect(cv).toBeCloseTo(0.5153, 4)
    expect(unweighted).toBeCloseTo(0.4888, 4)
    expect(schools).toBe(5)
    // The two stand on different sides of the limit for primary schools.
    expect([cv! <= limits.cv, unweighted! <= limits.cv]).toEqual([false, true])
  })

  it('comes from the books of a study the same way', () => {
    const list = [...pupils].map((enrolment, k) => ({ enrolment, extra: { 图书册数: books[k]! } }))
    const table = schoolTable(sites(list), '2012', 'primary', 0, [])
    const found = balanceOf(table, ruleOf('2012').limits.primary)
    expect(found.indicators.find(({ id }) => id === 'books')?.variation?.cv).toBeCloseTo(0.5153, 4)
    expect(found.verdict).toBe('open')
  })

  it('says which schools have no figure and puts nothing in its place', () => {
    const value = Float64Array.of(2, Number.NaN, 4)
    expect(variation(value, Float64Array.of(1, 100, 1))).toMatchObject({ mean: 3, cv: 1 / 3, schools: 2, missing: 1 })
  })

  it('is no number where the district has nothing of it or no school is known', () => {
    expect(variation(Float64Array.of(0, 0), Float64Array.of(1, 2))).toMatchObject({ cv: null, unweighted: null })
    expect(variation(Float64Array.of(Number.NaN), Float64Array.of(1))).toMatchObject({ cv: null, missing: 1 })
    expect(variation(new Float64Array(0), new Float64Array(0))).toMatchObject({ cv: null, schools: 0 })
  })
})

describe('the published CVs of Jiujiang, primary schools 2023', () => {
  const published = [0.298, 0.502, 0.402, 0.288, 0.375, 0.313, 0.394]
  it('fail the rule of 2017, because one of them lies above 0.50', () => {
    const { mean, over, holds } = judgeCvs(published, 'each', ruleOf('2017').limits.primary.cv)
    // The CVs are published to three digits, their mean to four.
    expect(mean).toBeCloseTo(0.3675, 3)
    expect(over).toEqual([1])
    expect(holds).toBe(false)
  })
  it('pass the rule of 2012, which asks for their mean', () => {
    expect(judgeCvs(published, 'mean', ruleOf('2012').limits.primary.cv).holds).toBe(true)
  })
  it('a CV on the limit is within it', () => {
    expect(judgeCvs([0.5, 0.5], 'each', 0.5).holds).toBe(true)
    expect(judgeCvs([], 'mean', 0.5).holds).toBe(false)
  })
})

const table2017 = {
  teachers_above_degree: 42,
  backbone_teachers: 10,
  pe_art_teachers: 9,
  teaching_area_m2: 4500,
  sports_area_m2: 7500,
  equipment_cny: 2_000_000,
  multimedia_rooms: 23,
}
const atNorm: School = { enrolment: 1000, extra: table2017 }
const with_ = (change: Partial<typeof table2017>): School => ({ ...atNorm, extra: { ...table2017, ...change } })
const without = (name: keyof typeof table2017): School => {
  const { [name]: _, ...extra } = table2017
  return { ...atNorm, extra }
}

describe('a school under the rule of 2017', () => {
  it('that lies on every norm meets all seven', () => {
    const { schools, verdict, indicators } = judged([atNorm, atNorm])
    expect(schools[0]).toEqual({ met: 7, missing: 0, tooLow: 0, verdict: 'pass' })
    expect(verdict).toBe('pass')
    expect(indicators.map(({ met }) => met)).toEqual([2, 2, 2, 2, 2, 2, 2])
  })
  it('passes with six and 85 % of the seventh, and fails just below', () => {
    expect(judged([with_({ sports_area_m2: 6375 })]).schools[0]).toMatchObject({ met: 6, tooLow: 0, verdict: 'pass' })
    expect(judged([with_({ sports_area_m2: 6374 })]).schools[0]).toMatchObject({ met: 6, tooLow: 1, verdict: 'fail' })
  })
  it('fails with five, however near the others', () => {
    const found = judged([with_({ sports_area_m2: 7499, teaching_area_m2: 4499 })]).schools[0]
    expect(found).toMatchObject({ met: 5, tooLow: 0, verdict: 'fail' })
  })
  it('without a figure stays open, unless the others have decided', () => {
    const open = judged([without('sports_area_m2'), atNorm])
    expect(open.schools[0]).toMatchObject({ met: 6, missing: 1, verdict: 'open' })
    expect(open.verdict).toBe('open')
    const { sports_area_m2: _, ...rest } = table2017
    const poor = { enrolment: 1000, extra: { ...rest, teaching_area_m2: 4000, multimedia_rooms: 20 } }
    expect(judged([poor, atNorm]).schools[0]).toMatchObject({ verdict: 'fail' })
  })
  it('is judged by what its district asks', () => {
    const asked = judged([with_({ sports_area_m2: 6375 })], [], { met: 7 })
    expect(asked.schools[0]?.verdict).toBe('fail')
    expect(judged([with_({ sports_area_m2: 5000 })], [], { floor: 0.5 }).schools[0]?.verdict).toBe('pass')
  })
  it('without pupils does not count, and is named', () => {
    const table = schoolTable(
      sites([atNorm, { extra: table2017 }, { ...atNorm, enrolment: 40 }]),
      '2017',
      'primary',
      50,
      [],
    )
    expect([[...table.site], table.withoutPupils, table.tooSmall]).toEqual([[0], [1], [2]])
  })
})

describe('schools of several stages', () => {
  const nine = (extra: Readonly<Record<string, number>>): School => ({
    stage: 'nine-year',
    enrolment: 900,
    extra: { teaching_area_m2: 9300, ...extra },
  })
  const areaPerPupil = (school: School, stage: 'primary' | 'junior') =>
    schoolTable(sites([school]), '2017', stage, 0, []).value['teaching-area']![0]!
  it('share 1 : 1.1 between primary and junior pupils', () => {
    // 600 and 300 pupils: 9300 m² = 600 a + 330 a.
    expect(areaPerPupil(nine({}), 'primary')).toBeCloseTo(10, 12)
    expect(areaPerPupil(nine({}), 'junior')).toBeCloseTo(11, 12)
    const stated = nine({ 小学在校生: 450, 初中在校生: 450 })
    expect(areaPerPupil(stated, 'junior') / areaPerPupil(stated, 'primary')).toBeCloseTo(1.1, 12)
    expect(areaPerPupil(stated, 'primary') * 450 + areaPerPupil(stated, 'junior') * 450).toBeCloseTo(9300, 9)
  })
  it('and 1 : 1.1 : 1.32 where there are senior pupils', () => {
    const twelve = nine({ 小学在校生: 300, 初中在校生: 300, 高中在校生: 300 })
    expect(areaPerPupil(twelve, 'primary')).toBeCloseTo(9300 / (300 * 3.42), 12)
    expect(areaPerPupil(twelve, 'junior')).toBeCloseTo((1.1 * 9300) / (300 * 3.42), 12)
  })
  it('are not divided again where the figure is per pupil already', () => {
    const given = { stage: 'nine-year', enrolment: 900, extra: { 生均教学及辅助用房面积: 5 } } as const
    expect(areaPerPupil(given, 'junior')).toBe(5)
    const table = schoolTable(
      sites([{ enrolment: 100, extra: { '每百名学生拥有网络多媒体教室数（间）': 2.5 } }]),
      '2017',
      'primary',
      0,
      [],
    )
    expect(table.value.multimedia?.[0]).toBe(2.5)
  })
})

describe('what if', () => {
  it('changes the CV and the verdict and leaves the data alone', () => {
    const data = sites([atNorm, with_({ sports_area_m2: 2000 })])
    const before = structuredClone(data.extra)
    const whatIf: WhatIf[] = [{ site: 'S2', figure: 'sports-area', value: 7500 }]
    const found = (list: readonly WhatIf[]) => balanceOf(schoolTable(data, '2017', 'primary', 0, list), limits)
    expect(found([]).verdict).toBe('fail')
    expect(found(whatIf).verdict).toBe('pass')
    expect(found(whatIf).indicators.find(({ id }) => id === 'sports-area')?.variation?.cv).toBe(0)
    expect(data.extra).toEqual(before)
    const more: WhatIf[] = [{ site: 'S2', figure: 'pupils', value: 2000 }]
    expect(found(more).table.value.backbone?.[1]).toBe(0.5)
    expect(found([{ site: 'gone', figure: 'pupils', value: 1 }]).verdict).toBe('fail')
  })
})

const district = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 5000 }).map((x) => x / 100),
      fc.integer({ min: 1, max: 3000 }),
    ),
    {
      minLength: 3,
      maxLength: 25,
    },
  )
  .map((list) => [Float64Array.from(list, ([x]) => x), Float64Array.from(list, ([, p]) => p)] as const)
  .filter(([value]) => value.some((x) => x > 0.01))

describe('laws', () => {
  const check = (law: (value: Float64Array, weight: Float64Array) => void) =>
    fc.assert(
      fc.property(district, ([value, weight]) => law(value, weight)),
      repeatable,
    )
  it('a CV does not depend on the unit, is 0 for equals, and a school split in two changes nothing', () =>
    check((value, weight) => {
      const cv = variation(value, weight).cv!
      expect(
        variation(
          value.map((x) => x * 100),
          weight,
        ).cv!,
      ).toBeCloseTo(cv, 9)
      expect(
        variation(
          value,
          weight.map((p) => p * 7),
        ).cv!,
      ).toBeCloseTo(cv, 9)
      expect(
        variation(
          value.map(() => 3),
          weight,
        ).cv!,
      ).toBeLessThan(1e-12)
      const halves = [Float64Array.of(...value, value[0]!), Float64Array.of(...weight, weight[0]! / 2)] as const
      halves[1][0] = weight[0]! / 2
      expect(variation(...halves).cv!).toBeCloseTo(cv, 9)
    }))
  it('the first driver is the school without which the CV is lowest, and every step lowers it', () =>
    check((value, weight) => {
      const found = drivers(value, weight, 4)
      let before = variation(value, weight).cv!
      const gone = new Set<number>()
      for (const { school, cv } of found) {
        gone.add(school)
        expect(cv).toBe(variation(value, weight, gone).cv)
        expect(cv!).toBeLessThan(before)
        before = cv!
      }
      if (found[0]) {
        const each = [...value.keys()].flatMap((k) => variation(value, weight, new Set([k])).cv ?? [])
        expect(found[0].cv!).toBeCloseTo(Math.min(...each), 9)
      }
    }))
})

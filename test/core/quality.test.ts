import { expect, test } from 'vitest'
import { ruleOf } from '../../src/core/balance/rules.ts'
import { meetsStandard } from '../../src/core/balance/standard.ts'
import type { SiteStage, SiteTable } from '../../src/core/places.ts'
import { parseRule, QUALITY_PARTS, type QualityRule, qualitySites, ruleWord } from '../../src/core/quality.ts'

const rule = ruleOf('2017')
const columns = [
  'teachers_above_degree',
  'backbone_teachers',
  'pe_art_teachers',
  'teaching_area_m2',
  'sports_area_m2',
  'equipment_cny',
  'multimedia_rooms',
]

/** Sites of 1,000 pupils; figures as shares of the primary limits. */
function table(rows: readonly { shares: readonly number[]; stage?: SiteStage; flag?: 1; group?: string; lead?: 1 }[]) {
  const n = rows.length
  const column = (k: number) =>
    Float64Array.from(rows, ({ shares }) => {
      const id = rule.indicators[k]!
      return ((shares[k] ?? Number.NaN) * rule.limits.primary.norms[id]! * 1000) / (rule.per[id] ?? 1)
    })
  return {
    id: rows.map((_, j) => `S${j}`),
    name: rows.map(() => ({ zh: '', en: '' })),
    stage: rows.map(({ stage }) => stage ?? 'primary'),
    x: new Float64Array(n),
    y: new Float64Array(n),
    capacity: new Float64Array(n).fill(1000),
    enrolment: new Float64Array(n).fill(1000),
    quality: Uint8Array.from(rows, ({ flag }) => flag ?? 0),
    group: rows.map(({ group }) => group ?? ''),
    lead: Uint8Array.from(rows, ({ lead }) => lead ?? 0),
    partner: rows.map(() => ''),
    threshold: new Float64Array(n).fill(Number.NaN),
    extra: Object.fromEntries(columns.map((name, k) => [name, column(k)])),
  } satisfies SiteTable
}

const all = (share: number) => columns.map(() => share)
const but = (share: number, ...shares: number[]) => [...shares, ...columns.slice(shares.length).map(() => share)]

test('the resource standard: six of seven and 85 % of the other, equal counts; what is missing is not made up', () => {
  const sites = table([
    { shares: all(1) },
    { shares: but(1, 0.86) },
    { shares: but(1, 0.84) },
    { shares: but(1, 0.9, 0.9) },
    { shares: but(1, Number.NaN) },
    { shares: but(1, Number.NaN, 0.84) },
    { shares: all(1), stage: 'junior' },
  ])
  expect([...meetsStandard(sites, 'primary')]).toEqual([1, 1, 0, 0, -1, 0, -1])
  // Junior limits are higher in five of seven.
  expect(meetsStandard(sites, 'junior')[6]).toBe(0)
  expect(meetsStandard({ ...sites, extra: {} }, 'primary')[0]).toBe(-1)
})

test('the columns of indicators are found by their Chinese names with units as well', () => {
  const sites = table([{ shares: all(1) }])
  const renamed = Object.fromEntries(
    [
      '高于规定学历教师数',
      '骨干教师',
      '体育艺术教师数（人）',
      '教学及辅助用房面积 (m²)',
      '体育运动场馆面积',
      '教学仪器设备值（元）',
      '网络多媒体教室',
    ].map((name, k) => [name, sites.extra[columns[k]!]!]),
  )
  expect([...meetsStandard({ ...sites, extra: renamed }, 'primary')]).toEqual([1])
})

test('each part of the rule finds its sites, and any combination finds what one of its parts finds', () => {
  const sites = table([
    { shares: all(0.5), flag: 1 },
    { shares: all(0.5), flag: 1, group: 'A', lead: 1 },
    { shares: all(0.5), group: 'A' },
    { shares: all(1), group: 'B', lead: 1 },
    { shares: all(0.5), group: 'B' },
    { shares: all(0.5), group: 'C' },
  ])
  const found = (word: string) => [...qualitySites(sites, 'primary', parseRule(word)!)].join('')
  expect(found('flag')).toBe('110000')
  expect(found('lead')).toBe('010100')
  // The lead of A carries the flag; that of B counts once leads or the standard do.
  expect(found('member')).toBe('011000')
  expect(found('lead.member')).toBe('011110')
  expect(found('member.standard')).toBe('011110')
  expect(found('standard')).toBe('000100')
  expect(found('flag.standard')).toBe('110100')
  expect(found('none')).toBe('000000')
  expect([...qualitySites(sites, 'primary')].join('')).toBe('110000')
})

test('a rule survives a link, and no other word is one', () => {
  for (let bits = 0; bits < 16; bits++) {
    const rule = Object.fromEntries(
      QUALITY_PARTS.map((part, k) => [part, ((bits >> k) & 1) === 1]),
    ) as unknown as QualityRule
    expect(parseRule(ruleWord(rule))).toEqual(rule)
  }
  expect(ruleWord(undefined)).toBe('flag')
  expect([parseRule(null), parseRule('flag.best')]).toEqual([null, null])
})

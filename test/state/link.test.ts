import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RULES } from '../../src/core/balance/rules.ts'
import type { ClassChoice } from '../../src/core/classes/scheme.ts'
import { parseRule } from '../../src/core/quality.ts'
import { choiceWord, parseChoice } from '../../src/scenario/classing.ts'
import { decayFor, moreDecays, simpleDecays } from '../../src/scenario/decay-choice.ts'
import { defaultMethod, MEASURE_IDS } from '../../src/scenario/method.ts'
import { linkOf, parseLink } from '../../src/state/link.ts'
import { defaultView, pages } from '../../src/state/view.ts'
import { shades } from '../../src/symbology/shade.ts'

const metres = fc.integer({ min: 100, max: 20_000 })
const method = fc
  .record({
    threshold: metres,
    kind: fc.constantFrom(...simpleDecays, ...moreDecays),
    measure: fc.constantFrom(...MEASURE_IDS),
    qualityOnly: fc.boolean(),
    quality: fc.constantFrom('flag', 'lead.member', 'flag.standard', 'none').map((word) => parseRule(word)!),
  })
  .map(({ kind, ...rest }) => ({ ...defaultMethod, ...rest, decay: decayFor(kind, rest.threshold) }))
const view = fc.record({
  ...Object.fromEntries(Object.entries(defaultView).map(([key, value]) => [key, fc.constant(value)])),
  shade: fc.constantFrom(...shades.map(({ id }) => id)),
  layers: fc.record({
    streets: fc.boolean(),
    cells: fc.boolean(),
    sites: fc.boolean(),
    catchments: fc.boolean(),
    groups: fc.boolean(),
  }),
  theme: fc.constantFrom('light', 'dark'),
  page: fc.constantFrom(...pages),
  rule: fc.constantFrom(...RULES),
  sort: fc.record({ key: fc.constantFrom('name', 'net', 'quality'), descending: fc.boolean() }),
  filter: fc.string({ maxLength: 40 }),
  classFilter: fc.option(fc.integer({ min: 0, max: 6 })),
  range: fc.option(
    fc
      .tuple(fc.option(fc.integer({ min: -60, max: 0 })), fc.option(fc.integer({ min: 1, max: 60 })))
      .filter(([from, to]) => from !== null || to !== null)
      .map(([from, to]) => ({ from, to })),
  ),
  camera: fc.option(
    fc.record({
      lon: fc.integer({ min: -180, max: 180 }),
      lat: fc.integer({ min: -80, max: 80 }),
      zoom: fc.integer({ min: 0, max: 20 }),
    }),
  ),
}) as fc.Arbitrary<typeof defaultView>

test('a link says all parameters again: what was shared is what is seen', () => {
  fc.assert(
    fc.property(method, view, (m, v) => {
      const query = new URLSearchParams(linkOf({ method: m, view: v, study: null, timeline: null }).toString())
      const link = parseLink(query, defaultMethod)
      expect({ ...defaultMethod, ...link.method }).toEqual(m)
      expect({ ...defaultView, ...link.view }).toEqual(v)
    }),
    { seed: 11 },
  )
})

test('a damaged or hostile link never breaks the page: what makes no sense is left out', () => {
  const keys = [
    'reach',
    'decay',
    'measure',
    'show',
    'layers',
    'sort',
    'find',
    'class',
    'classes',
    'range',
    'pick',
    'map',
    'at',
    'theme',
    'stage',
    'only',
  ]
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(...keys),
        fc.oneof(fc.string(), fc.constantFrom('NaN', '-1', '1e999', 'power:0:-1', '__proto__')),
      ),
      (said) => {
        const link = parseLink(new URLSearchParams(said), defaultMethod)
        const { threshold, decay } = { ...defaultMethod, ...link.method }
        expect(threshold).toBeGreaterThanOrEqual(100)
        expect(threshold).toBeLessThanOrEqual(20_000)
        for (const value of Object.values(decay)) if (typeof value === 'number') expect(value).toBeGreaterThan(0)
        if (link.view.camera) expect(Object.values(link.view.camera).every(Number.isFinite)).toBe(true)
      },
    ),
    { seed: 12, numRuns: 500 },
  )
})

test('a link to a stage that the study does not have leaves its own: no screen of zeros', () => {
  const query = new URLSearchParams('stage=junior')
  expect(parseLink(query, defaultMethod).method.stage).toBe('junior')
  expect(parseLink(query, defaultMethod, ['primary']).method.stage).toBeUndefined()
})

test('a link to a class that no legend has filters nothing', () => {
  const filter = (text: string) => parseLink(new URLSearchParams(`class=${text}`), defaultMethod).view.classFilter
  expect(['0', '6', '7', '8', '-1', ''].map(filter)).toEqual([0, 6, undefined, undefined, undefined, undefined])
})

test('classes come through a link as they were chosen; what is no choice changes none', () => {
  const breaks = fc
    .uniqueArray(fc.integer({ min: -600, max: 600 }), { minLength: 1, maxLength: 6 })
    .map((list): ClassChoice => ({ scheme: 'custom', breaks: list.map((v) => v / 10).sort((a, b) => a - b) }))
  const scheme = fc.record({
    scheme: fc.constantFrom('norm', 'quantile', 'jenks', 'equal'),
    classes: fc.integer({ min: 3, max: 7 }),
  }) as fc.Arbitrary<ClassChoice>
  fc.assert(
    fc.property(fc.oneof(breaks, scheme), (choice) => {
      expect(parseChoice(choiceWord(choice))).toEqual(choice)
    }),
    { seed: 13 },
  )
  for (const word of ['', 'jenks', 'jenks-9', 'custom-5', '1,1,2', '3,2,1', 'x', '1,2,3,4,5,6,7', '1,,2', 'a,b']) {
    expect(parseChoice(word)).toBeNull()
  }
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit, Scenario } from '../../src/scenario/edit.ts'
import { linkWord, parseLinkWord, parseScenario, scenarioText, unknownIds } from '../../src/scenario/scenario-file.ts'
import { withIncoming } from '../../src/scenario/scenario-list.ts'
import { inMemory, openStudy, smallFiles, smallStudy } from '../ingest/study-files.ts'

const scenarios: Scenario[] = [
  {
    name: 'B 两所新校',
    edits: [
      {
        op: 'add',
        id: 'N1',
        name: '新校',
        lon: 116.3,
        lat: 39.9,
        capacity: 960,
        classes: 24,
        classSize: 40,
        opening: 2027,
        cost: 1.2e8,
      },
      {
        op: 'estate',
        id: 'E1',
        name: '新小区',
        lon: 116.31,
        lat: 39.91,
        children: 150,
        homes: 500,
        rate: 0.3,
        stage: 'primary',
      },
      { op: 'merge', id: 'S1', into: 'N1', note: '“引号”与 \u2028 换行', off: true },
      { op: 'group', id: 'S2', group: '集团', lead: true },
      { op: 'children', id: 'D1', children: 0 },
    ],
  },
  { name: 'C', edits: [], archived: true },
]
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return ''
}

test('a scenario comes back from its file and from a link as it was', async () => {
  for (const one of scenarios) expect(parseScenario(scenarioText(one, { zh: '研究', en: '' }))).toEqual(one)
  const word = await linkWord(scenarios)
  expect(word).toMatch(/^[\w-]+$/)
  expect(await parseLinkWord(word)).toEqual(scenarios)
})

test('a file that is none, too new or wrong is refused, and says where it is wrong', () => {
  const text = scenarioText(scenarios[0]!, { zh: '', en: '' })
  expect(codeOf(() => parseScenario(text.slice(0, 200)))).toBe('scenario-not-json')
  expect(codeOf(() => parseScenario('{"format":"jiujin-study"}'))).toBe('scenario-not-a-scenario')
  expect(codeOf(() => parseScenario('null'))).toBe('scenario-not-a-scenario')
  expect(codeOf(() => parseScenario(text.replace('"version": 1', '"version": 2')))).toBe('scenario-version-newer')
  expect(() => parseScenario(text.replace('"capacity": 960', '"capacity": -1'))).toThrow(/edits\.0\.capacity/)
})

test('a link whose scenarios are too large, cut or not ours is refused, never half read', async () => {
  const random = fc.sample(fc.string({ minLength: 400, maxLength: 400 }), { seed: 5, numRuns: 60 })
  const many = random.map((text, k): Edit => ({ op: 'close', id: `S${k}`, note: text }))
  await expect(linkWord([{ name: 'A', edits: many }])).rejects.toMatchObject({ code: 'link-too-long' })
  const word = await linkWord(scenarios)
  await fc.assert(
    fc.asyncProperty(fc.nat(word.length - 1), async (length) => {
      await expect(parseLinkWord(word.slice(0, length))).rejects.toMatchObject({
        code: expect.stringMatching(/^(link-damaged|scenario-invalid)$/),
      })
    }),
    { seed: 6, numRuns: 40 },
  )
  await expect(parseLinkWord('%%%')).rejects.toMatchObject({ code: 'link-damaged' })
})

test('ids that the study does not have are named, but not those that the scenario brings itself', async () => {
  const { data } = await openStudy(inMemory(smallFiles), smallStudy)
  expect(unknownIds(data, scenarios[0]!.edits)).toEqual([])
  expect(
    unknownIds(data, [
      { op: 'close', id: 'X1' },
      { op: 'merge', id: 'S1', into: 'X2' },
      { op: 'children', id: 'S1', children: 1 },
      { op: 'close', id: 'X1' },
    ]),
  ).toEqual(['X1', 'X2', 'S1'])
})

test('what is there already is not taken twice, and no name is used twice', () => {
  expect(withIncoming(scenarios, scenarios)).toEqual(scenarios)
  const other = { name: 'c', edits: [{ op: 'close', id: 'S1' }] } as const
  const names = withIncoming(scenarios, [other]).map(({ name }) => name)
  expect(names).toEqual(['B 两所新校', 'C', 'A c'])
})

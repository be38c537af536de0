import { expect, test } from 'vitest'
import { defaultMethod } from '../../src/scenario/method.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'

const minimal = { format: 'jiujin-study', version: 1, data: { schools: { file: 's.csv' }, demand: { file: 'd.csv' } } }
const refusal = (input: unknown) => {
  try {
    parseStudyFile(input)
  } catch (error) {
    return error
  }
  return null
}

test('a study that says nothing about the method gets the defaults', () => {
  const { study, issues } = parseStudyFile(JSON.stringify(minimal))
  expect(study.method).toEqual(defaultMethod)
  expect(study.scenarios).toEqual([])
  expect(issues).toEqual([])
})

test('every decay of the format is accepted, and a parameter that would break the run is not', () => {
  const read = (decay: unknown) => parseStudyFile({ ...minimal, method: { decay } }).study.method.decay
  const good = [
    { kind: 'binary' },
    {
      kind: 'stepped',
      bands: [
        [1000, 1],
        [2000, 0.68],
        [3000, 0.22],
      ],
    },
    { kind: 'gaussian' },
    { kind: 'gaussian-sigma', sigma: 1000 },
    { kind: 'exponential', beta: 0.001 },
    { kind: 'power', beta: 0.8, scale: 1000 },
    { kind: 'linear' },
    { kind: 'logistic', mean: 1500, sd: 500 },
  ]
  for (const decay of good) expect(read(decay)).toEqual(decay)
  expect(read({ kind: 'power', beta: 0.8 })).toEqual({ kind: 'power', beta: 0.8, scale: 1000 })
  const bad = [
    { kind: 'quadratic' },
    { kind: 'stepped', bands: [] },
    {
      kind: 'stepped',
      bands: [
        [2000, 1],
        [1000, 0.5],
      ],
    },
    { kind: 'gaussian-sigma', sigma: 0 },
    { kind: 'exponential' },
    { kind: 'logistic', mean: 1500, sd: -1 },
  ]
  for (const decay of bad) expect(refusal({ ...minimal, method: { decay } })).toMatchObject({ code: 'study-invalid' })
})

test('a misspelt member is named instead of silently ignored', () => {
  const { study, issues } = parseStudyFile({ ...minimal, method: { treshold: 3000 }, colour: 'red' })
  expect(study.method.threshold).toBe(1500)
  expect(issues.map((issue) => issue.value).sort()).toEqual(['colour', 'method.treshold'])
})

test('what is wrong is said with its path', () => {
  expect(refusal({ ...minimal, method: { threshold: -1 } })).toMatchObject({
    code: 'study-invalid',
    params: { path: 'method.threshold' },
  })
  expect(refusal({ ...minimal, scenarios: [{ name: 'a', edits: [{ op: 'explode', id: 'S1' }] }] })).toMatchObject({
    code: 'study-invalid',
    params: { path: 'scenarios.0.edits.0.op' },
  })
  expect(refusal({ ...minimal, scenarios: [{ name: 'a', edits: [{ op: 'move', id: 'S1', lon: 1 }] }] })).toMatchObject({
    code: 'study-invalid',
  })
})

test('what is no study is refused in one way each', () => {
  expect(refusal('{')).toMatchObject({ code: 'study-not-json' })
  expect(refusal('[]')).toMatchObject({ code: 'study-not-a-study' })
  expect(refusal(null)).toMatchObject({ code: 'study-not-a-study' })
  expect(refusal({ ...minimal, version: 2 })).toMatchObject({ code: 'study-version-newer' })
  expect(refusal({ ...minimal, version: 'x' })).toMatchObject({ code: 'study-version-unknown' })
  expect(refusal({ ...minimal, version: 0 })).toMatchObject({ code: 'study-version-unknown' })
  expect(refusal({ ...minimal, data: {} })).toMatchObject({ code: 'study-invalid' })
})

test('an old study is brought up to date step by step', () => {
  const steps = [
    { from: 1, apply: (study: Record<string, unknown>) => ({ ...study, year: '2020' }) },
    { from: 2, apply: (study: Record<string, unknown>) => ({ ...study, year: `${study['year']}-21` }) },
  ]
  expect(parseStudyFile(minimal, steps, 3).study.year).toBe('2020-21')
})

test('a threshold for each stage follows the stage', () => {
  const method = { threshold: { primary: 500, junior: 1000 }, stage: 'junior' }
  expect(parseStudyFile({ ...minimal, method }).study.method.threshold).toBe(1000)
})

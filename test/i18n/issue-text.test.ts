import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { issueText } from '../../src/i18n/issue-text.ts'
import { issuesEn } from '../../src/i18n/issues-en.ts'
import { issuesZh } from '../../src/i18n/issues-zh.ts'
import { wordsOf } from '../../src/i18n/language.ts'

const rooms = ['core', 'ingest', 'scenario', 'worker', 'state']
const sources = rooms.flatMap((room) =>
  readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, 'src', room, path), 'utf8')),
)

/** Codes as they stand in the sources, where an Issue or a refusal is made. */
function codesAfter(pattern: RegExp): string[] {
  const made = sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
  const codes = made.flatMap((text) =>
    [...text.matchAll(/'([a-z][a-z0-9]*(?:-[a-z0-9]+)+|negative)'/g)].map(([, code]) => code ?? ''),
  )
  return [...new Set(codes)].toSorted()
}

/** `doubts.add(isBlank ? 'a' : 'b', …` up to the first comma. */
const issueCodes = [
  ...codesAfter(/(?:doubts\??\.add|doubt|stop|issue)\(([^,()]*(?:\([^()]*\))?[^,()]*)[,)]/g),
  ...codesAfter(/\bcode: ([^,}]*)/g),
  ...codesAfter(/new SeenIds\(([^)]*)\)/g),
  ...codesAfter(/refuse\((.*)\)/g),
  ...['capacity', 'classes', 'class-size', 'enrolment', 'threshold', 'children'].map((what) => `${what}-absurd`),
  ...['capacity', 'children'].map((what) => `${what}-missing`),
  'id-duplicate',
].filter((code) => !/^(?:nine-year|worker-failed)$/.test(code))
const refusalCodes = codesAfter(/new (?:StudyRefusal|InputRefusal|TaskRefusal)\(([^,)]*)[,)]/g)

test('the search finds codes of every room', () => {
  for (const code of [
    'coordinate-swapped',
    'id-duplicate',
    'edit-site-ambiguous',
    'crs-needed',
    'zones-gap',
    'role-unfit',
  ])
    expect(issueCodes).toContain(code)
  for (const code of ['zip-too-large', 'study-not-json', 'bad-latitude', 'study-closed'])
    expect(refusalCodes).toContain(code)
})

describe.each([
  ['zh-CN', issuesZh],
  ['en', issuesEn],
] as const)('in %s', (lang, words) => {
  test('every doubt that can be raised has words', () => {
    expect(issueCodes.filter((code) => words[code] === undefined)).toEqual([])
  })

  test('every refusal has a sentence of its own', () => {
    const { failures } = wordsOf(lang)
    expect(refusalCodes.filter((code) => failures[code] === undefined)).toEqual([])
  })

  test('words are given for no doubt that nothing raises', () => {
    const known = new Set([...issueCodes, ...refusalCodes])
    expect(Object.keys(words).filter((code) => !known.has(code))).toEqual([])
  })
})

test('both languages tell the same facts', () => {
  const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()
  for (const [code, { what }] of Object.entries(issuesZh))
    expect(facts(issuesEn[code]?.what ?? ''), code).toEqual(facts(what))
})

test('a sentence says where, what and how to mend it; figures are readable and markup stays text', () => {
  const issue = { code: 'number-invalid', file: '学校.csv', row: 5, column: '学位数', value: '1440<b>人' }
  expect(issueText(issue, 'zh-CN')).toBe('学校.csv 第 5 行 “学位数”列：“1440<b>人”不是数字。改成数字，或不计入这一行。')
  expect(issueText(issue, 'en')).toBe(
    '学校.csv, row 5, column “学位数”: “1440<b>人” is not a number. Make it a number, or leave the row out.',
  )
  const overlap = { code: 'zones-overlap', value: 'A', params: { other: 'B', area: 1234567 } }
  expect(issueText(overlap, 'en')).toContain('A and B overlap by 1,234,567 m²')
  expect(issueText({ code: 'role-unfit', params: { role: 'streets' } }, 'zh-CN')).toContain('“街道”')
  expect(issueText({ code: 'never-heard-of' }, 'en')).toBe('never heard of.')
})

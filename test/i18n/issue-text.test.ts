import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueText } from '../../src/i18n/issue-text.ts'
import { issueWords } from '../../src/i18n/issue-words.ts'

const src = join(import.meta.dirname, '../../src')
const sources = ['ingest', 'scenario']
  .flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).map((file) => join(src, room, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))

/** Codes stand in the sources as quoted words with a dash, right after `add(`, `doubt(`, `stop(`, `code:`, `? ` or `: `. */
const inSources = sources.flatMap((text) =>
  [...text.matchAll(/(?:add\(|doubt\(|stop\(|code: |StudyRefusal\(|code = |\? |: )\s*'([a-z]+(?:-[a-z]+)+)'/g)].map(
    ([, code]) => code ?? '',
  ),
)
/** Dashed words in those places that are no codes. */
const others = new Set(['nine-year', 'gaussian-sigma', 'utf-8', 'jiujin-study', 'edit-', 'class-size'])
/** Codes that are put together from a count's name. */
const counted = ['capacity', 'classes', 'class-size', 'enrolment', 'threshold', 'children'].map(
  (what) => `${what}-absurd`,
)
const codes = [...new Set([...inSources, ...counted, 'capacity-missing', 'children-missing'])].filter(
  (code) => !others.has(code),
)

test('every doubt that the readers can have is put into words in both languages', () => {
  expect(codes.length).toBeGreaterThan(90)
  expect(codes.filter((code) => issueWords[code] === undefined)).toEqual([])
})

test('no words are left over for doubts that nobody has', () => {
  const isThere = (code: string) => codes.includes(code) || sources.some((text) => text.includes(`'${code}'`))
  expect(Object.keys(issueWords).filter((code) => !isThere(code))).toEqual([])
})

test('both languages use the same facts', () => {
  const facts = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const [code, [zh, en]] of Object.entries(issueWords)) expect([code, facts(zh)]).toEqual([code, facts(en)])
})

test('a doubt says where it is, what is wrong and with which figure', () => {
  const issue = {
    code: 'enrolment-over-capacity',
    file: '学校.csv',
    row: 7,
    column: '在校生',
    value: '1129',
    params: { capacity: 1080 },
  }
  expect(issueText(issue, 'zh-CN')).toBe('学校.csv，第 7 行，“在校生”列：在校生 1129 多于学位 1080。')
  expect(issueText(issue, 'en')).toBe('学校.csv, row 7, column “在校生”: 1129 pupils are more than 1080 places.')
  expect(issueText({ code: 'method-needs-costs' }, 'en')).toBe('This kind of distance needs a matrix of costs.')
})

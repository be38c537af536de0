import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { root } from '../../.tools/set-up.mjs'
import { main } from '../../src/cli.ts'
import { utf8, zip } from '../ingest/file-makers.ts'
import { smallFiles, smallStudy } from '../ingest/study-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiujin-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Content = string | object | Uint8Array
let studies = 0

/** Writes a study into a folder of its own. */
function write(files: Readonly<Record<string, Content | undefined>>): string {
  const at = join(folder, `study-${studies++}`)
  mkdirSync(at, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue
    writeFileSync(
      join(at, name),
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    )
  }
  return at
}

/** Runs the real command on a study. */
function run(files: Readonly<Record<string, Content>>, args?: (at: string) => string[]) {
  const at = write(files)
  const words = args?.(at) ?? [join(at, 'study.json'), '--out', join(at, 'out')]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.tools/study.mjs', ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  const out = join(at, 'out')
  const read = (path: string) => readFileSync(join(out, path), 'utf8')
  const rows = (path: string) =>
    Papa.parse<Record<string, string>>(read(path), { header: true, skipEmptyLines: true }).data
  const numbers = (path: string, column: string) => rows(path).map((row) => Number(row[column]))
  return {
    status,
    stdout,
    stderr,
    out,
    read,
    rows,
    numbers,
    summary: (name: string) => JSON.parse(read(`${name}/summary.json`)),
  }
}

const planarStudy = {
  format: 'jiujin-study',
  version: 1,
  data: { schools: { file: 'schools.csv' }, demand: { file: 'demand.csv' } },
  method: { measure: '2sfca', decay: { kind: 'binary' }, threshold: 1000 },
}
const planarFiles = {
  'study.json': planarStudy,
  'schools.csv': 'id,x,y,capacity,quality\nS1,0,0,100,1\nS2,3000,0,60,0\nS3,9000,0,10,0\nS4,0,500,0,1\n',
  'demand.csv': 'id,x,y,children\nD1,0,0,50\nD2,1000,0,150\nD3,3000,400,30\nD4,5000,0,20\n',
}

// Each test starts the real command, which takes a second or more on a busy machine.
describe('the study command', { timeout: 60_000 }, () => {
  test('writes the numbers that one gets by hand, in full precision, and nothing on stderr', () => {
    const { status, stderr, read, rows, summary } = run(planarFiles)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(read('baseline/demand.csv')).toBe(
      [
        'id,children,access,in_reach,nearest,flags',
        'D1,50,0.5,1,0,',
        'D2,150,0.5,1,1000,',
        'D3,30,2,1,400,',
        'D4,20,0,0,2000,out-of-reach',
        '',
      ].join('\n'),
    )
    expect(rows('baseline/schools.csv')).toMatchObject([
      { id: 'S1', capacity: '100', demand_in_reach: '200', ratio: '0.5', flags: '' },
      { id: 'S2', capacity: '60', demand_in_reach: '30', ratio: '2', flags: '' },
      { id: 'S3', capacity: '10', demand_in_reach: '0', ratio: '0', flags: 'no-demand' },
      { id: 'S4', capacity: '0', ratio: '0', flags: 'no-capacity' },
    ])
    const { total, conservation, parameters, app, input } = summary('baseline')
    expect(total).toMatchObject({ children: 250, placed: 130, full: 100, out: 20, gap: 120, spare: 30, balance: -90 })
    expect(conservation).toMatchObject({ given: 160, places: 160, law: 'equal', holds: true })
    expect(parameters).toMatchObject({ measure: '2sfca', decay: { kind: 'binary' }, threshold: 1000, stage: 'primary' })
    expect(app.name).toBe('jiujin')
    expect(input.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.keys(input.files)).toEqual(['study.json', 'schools.csv', 'demand.csv'])
  })

  test('the rule for quality is followed and stated', () => {
    const quality = { flag: false, lead: true, member: false, standard: false }
    const { summary } = run({
      ...planarFiles,
      'study.json': { ...planarStudy, method: { ...planarStudy.method, quality: { lead: true } } },
      'schools.csv': 'id,x,y,capacity,quality,group,lead\nS1,0,0,100,1,G,0\nS2,3000,0,60,0,G,1\nS3,9000,0,10,0,,0\n',
    })
    const { total, parameters } = summary('baseline')
    expect(parameters.quality).toEqual(quality)
    // Only the lead school S2 counts: D3 alone has it in reach.
    expect(total.qualityCovered).toBe(30)
    expect(run(planarFiles).summary('baseline').parameters.quality).toEqual({ ...quality, flag: true, lead: false })
  })

  test('every scenario gets a folder of its own, and the baseline is that of a study without scenarios', () => {
    const scenarios = [
      {
        name: '方案一',
        edits: [
          { op: 'add', id: 'N1', x: 5000, y: 0, capacity: 40, quality: true },
          { op: 'close', id: 'S2' },
        ],
      },
      {
        name: 'plan b',
        edits: [
          { op: 'move', id: 'S3', x: 5000, y: 100 },
          { op: 'resize', id: 'S1', capacity: 200 },
        ],
      },
      {
        name: 'rest',
        edits: [
          { op: 'merge', id: 'S1', into: 'S2' },
          { op: 'quality', id: 'S2', quality: true },
          { op: 'group', id: 'S2', group: 'G' },
          { op: 'stage', id: 'S3', stage: 'nine-year' },
          { op: 'threshold', id: 'S2', threshold: 2500 },
          { op: 'children', id: 'D4', children: 80 },
          { op: 'estate', id: 'E1', x: 5000, y: 900, children: 25, homes: 100, rate: 0.25 },
        ],
      },
    ]
    const plain = run(planarFiles)
    const result = run({ ...planarFiles, 'study.json': { ...planarStudy, scenarios } })
    expect(result).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(result.out).sort()).toEqual(['baseline', 'plan b', 'rest', '方案一'].sort())
    expect(readdirSync(join(result.out, 'rest')).sort()).toEqual([
      'catchments.csv',
      'demand.csv',
      'schools.csv',
      'summary.json',
      'zones.csv',
    ])
    expect(result.read('baseline/demand.csv')).toBe(plain.read('baseline/demand.csv'))
    expect(result.numbers('方案一/demand.csv', 'access')).toEqual([0.5, 0.5, 0, 2])
    expect(result.rows('方案一/schools.csv').map((row) => row['id'])).toEqual(['S1', 'S3', 'S4', 'N1'])
    expect(result.numbers('plan b/demand.csv', 'access')).toEqual([1, 1, 2, 0.5])
    // S2 takes S1's places (160) and reaches D2 (2,000 m), D3 and D4 (2,000 m): 160 / 260.
    expect(result.numbers('rest/schools.csv', 'capacity')).toEqual([160, 10 * (2 / 3), 0])
    expect(result.numbers('rest/demand.csv', 'children')).toEqual([50, 150, 30, 80, 25])
    expect(result.summary('rest').scenario).toBe('rest')
  })

  test('a scenario that was put away is not computed, and is named, unless it is asked for', async () => {
    const scenarios = [
      // What lies aside may be broken, or called like another.
      { name: 'Plan', archived: true, edits: [{ op: 'close', id: 'X' }] },
      { name: 'plan', edits: [{ op: 'close', id: 'S2' }] },
    ]
    const files = { ...planarFiles, 'study.json': { ...planarStudy, scenarios } }
    const { status, stdout, out } = run(files)
    expect(status).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['baseline', 'plan'])
    expect(stdout).toContain('archived, left out: Plan; --archived computes them too')
    const all = run(files, (at) => [join(at, 'study.json'), '--out', join(at, 'out'), '--archived'])
    expect(all).toMatchObject({ status: 1, stdout: '' })
    expect(all.stderr).toContain('scenario Plan: edit 1 (close X): site unknown')
  })

  test('degrees, streets, catchments and nine-year schools work together, and street sums close', () => {
    const result = run({ 'study.json': smallStudy, ...smallFiles })
    expect(result).toMatchObject({ status: 0, stderr: '' })
    const zones = result.rows('baseline/zones.csv')
    expect(zones.map((zone) => [zone['id'], zone['name'], zone['name_en']])).toEqual([
      ['110108001', '街道1', 'Street 1'],
      ['110108002', '街道2', 'Street 2'],
    ])
    const { total, outside } = result.summary('baseline')
    for (const key of ['children', 'placed', 'full', 'out', 'gap', 'spare', 'balance']) {
      const sum = zones.reduce((before, zone) => before + Number(zone[key]), outside[key])
      expect(Math.abs(sum - total[key])).toBeLessThan(1e-9)
    }
    expect(total.children).toBe(200)
    const { equity } = result.summary('baseline')
    expect(equity.theil.within + equity.theil.between).toBe(equity.theil.total)
    expect(equity.theil.groups.map((group: { zone: string | null }) => group.zone)).toEqual([
      '110108001',
      '110108002',
      null,
    ])
    expect(equity.gini).toBeGreaterThanOrEqual(0)
    expect(equity.shortfall.line).toBe(0.8)
    const { nearby } = result.summary('baseline')
    expect(nearby.zoned).toBe(1)
    expect(nearby.withPlace).toBe(total.placed / total.children)
    expect(nearby.enrolled).toBeNull()
    expect(result.rows('baseline/catchments.csv')[0]).toMatchObject({ not_nearest: '0', places_per_child: '7.8' })
    expect(Number(zones[0]?.['quality_coverage'])).toBe(
      Number(zones[0]?.['quality_covered']) / Number(zones[0]?.['children']),
    )
    // The small study has one of the eight indicators, and one primary school with pupils.
    const [of2017, of2012] = result.summary('baseline').balance
    expect([of2017.rule, of2012.rule, of2012.verdict]).toEqual(['2017', '2012', 'open'])
    expect(of2012.indicators.find((one: { id: string }) => one.id === 'books')).toMatchObject({ cv: 0, schools: 1 })
    expect(of2012.withoutPupils).toEqual(['S2'])
    expect(result.rows('baseline/schools.csv').map((row) => [row['capacity'], row['flags']])).toEqual([
      ['960', ''],
      ['600', ''],
      ['0', 'other-stage'],
    ])
    expect(result.rows('baseline/catchments.csv')).toMatchObject([{ id: 'C1', name: '学区一', children: '200' }])
    expect(result.rows('plan/schools.csv').map((row) => row['id'])).toEqual(['S1', 'S2', 'N1'])
  })

  test('the user’s own costs count, wide and long alike, and a proposal in the matrix serves the added school', () => {
    const study = {
      ...planarStudy,
      data: { ...planarStudy.data, costs: { file: 'costs.csv', unit: 'min' } },
      method: { ...planarStudy.method, distance: 'matrix', threshold: 15 },
      scenarios: [{ name: 'plan', edits: [{ op: 'add', id: 'N1', x: 1, y: 1, capacity: 40 }] }],
    }
    const wide = 'id,S1,S2,S3,S4,N1\nD1,15,,,2,\nD2,15.1,10,,2,\nD3,3,,,2,\nD4,,,,2,0\n'
    const long =
      'origin,destination,cost\nD4,N1,0\nD1,S1,15\nD2,S1,15.1\nD2,S2,10\nD3,S1,3\nD1,S4,2\nD2,S4,2\nD3,S4,2\nD4,S4,2\nD4,S3,\n'
    const first = run({ ...planarFiles, 'study.json': study, 'costs.csv': wide })
    const second = run({ ...planarFiles, 'study.json': study, 'costs.csv': long })
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.numbers('baseline/demand.csv', 'access')).toEqual([1.25, 0.4, 1.25, 0])
    expect(first.numbers('plan/demand.csv', 'access')).toEqual([1.25, 0.4, 1.25, 2])
    expect(second.read('plan/demand.csv')).toBe(first.read('plan/demand.csv'))
  })

  test('no gap is derived from a measure that is not places per child', () => {
    const study = { ...planarStudy, method: { ...planarStudy.method, measure: 'bfca' } }
    const { status, summary, rows } = run({ ...planarFiles, 'study.json': study })
    expect(status).toBe(0)
    expect(summary('baseline').total).toMatchObject({ children: 250, out: 20, gap: null, placed: null, balance: null })
    expect(rows('baseline/demand.csv').map((row) => row['flags'])).toEqual(['', '', '', 'out-of-reach'])
  })

  test('a study packed into one file by the app gives the same tables', () => {
    const loose = run({ 'study.json': smallStudy, ...smallFiles })
    const entries = Object.entries({ 'study.json': JSON.stringify(smallStudy), ...smallFiles })
    const packed = run(
      { 'mine.jiujin': zip(Object.fromEntries(entries.map(([name, text]) => [name, utf8(text)]))) },
      (at) => [join(at, 'mine.jiujin'), `--out=${join(at, 'out')}`],
    )
    expect(packed).toMatchObject({ status: 0, stderr: '' })
    for (const file of ['demand.csv', 'schools.csv', 'zones.csv']) {
      expect(packed.read(`plan/${file}`)).toBe(loose.read(`plan/${file}`))
    }
  })

  test('a row that cannot be used is left out and said; the rest is computed', () => {
    const schools = `${planarFiles['schools.csv']}S9,0,0,,\n`
    const { status, stdout, summary, rows } = run({ ...planarFiles, 'schools.csv': schools })
    expect(status).toBe(0)
    expect(stdout).toContain('schools.csv: 1 rows left out')
    expect(rows('baseline/schools.csv')).toHaveLength(4)
    expect(summary('baseline').issues).toContainEqual(
      expect.objectContaining({ code: 'capacity-missing', severity: 'stops', row: 6 }),
    )
  })

  test('names that look like formulas cannot run in a spreadsheet', () => {
    const { read } = run({ ...planarFiles, 'demand.csv': 'id,x,y,children\n=HYPERLINK("http://x"),0,0,50\n' })
    expect(read('baseline/demand.csv')).toContain(`"'=HYPERLINK(""http://x"")",50`)
  })
})

const golden = (name: string) => readFileSync(join(root, 'test/golden', name), 'utf8')

test('the field’s reference numbers come out of the command: access, school ratios, crowding', async () => {
  const { cases, by_school: bySchool } = JSON.parse(golden('fca_euclid.json'))
  const compute = async (decay: object) => {
    const at = write({
      'study.json': {
        ...planarStudy,
        data: { ...planarStudy.data, coordinates: 'planar' },
        method: { measure: '2sfca', decay, threshold: 3000 },
      },
      'schools.csv': golden('supply.csv'),
      'demand.csv': golden('demand.csv').replace('school_age', 'children'),
    })
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(await main([join(at, 'study.json'), '--out', join(at, 'out')])).toBe(0)
    said.mockRestore()
    return (file: string, name: string) => {
      const text = readFileSync(join(at, 'out/baseline', file), 'utf8')
      const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
      return data.map((row) => Number(row[name]))
    }
  }
  /** What the peers leave undefined is 0 with a flag here. */
  const farthest = (actual: readonly number[], expected: readonly (number | null)[]) =>
    Math.max(
      ...expected.map((value, k) => Math.abs((actual[k] ?? Number.NaN) - (value ?? 0)) / Math.max(1, value ?? 0)),
    )
  const dai = cases.find((one: { key: string }) => one.key === 'accessibility.2sfca_gauss_dai_3000')
  const gaussian = await compute({ kind: 'gaussian' })
  expect(farthest(gaussian('demand.csv', 'access'), dai.ref ?? dai.values)).toBeLessThanOrEqual(1e-12)
  const binary = await compute({ kind: 'binary' })
  expect(farthest(binary('schools.csv', 'ratio'), bySchool.R_j['3000'])).toBeLessThanOrEqual(1e-12)
  const crowding = bySchool['i2sfca_crowding_C_j=sum_i P_i f_ij/sum_k S_k f_ik']['3000']
  expect(farthest(binary('schools.csv', 'crowding'), crowding)).toBeLessThanOrEqual(1e-12)
})

describe('the study command says in one line why it wrote nothing', () => {
  /** The command in this process, which is faster than the real one. */
  const bad = async (files: Readonly<Record<string, Content>>, args?: (at: string) => string[]) => {
    const at = write(files)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const status = await main(args?.(at) ?? [join(at, 'study.json'), '--out', join(at, 'out')])
    const stderr = said.mock.calls.map(([text]) => String(text)).join('')
    said.mockRestore()
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(at, 'out', 'baseline'))).toBe(false)
    return { status, stderr }
  }
  const withEdits = (edits: readonly object[], name = 'plan') => ({
    ...planarFiles,
    'study.json': { ...planarStudy, scenarios: [{ name, edits }] },
  })

  test('the real command ends with the code of the failure', { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = run(planarFiles, () => [])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe('study: Usage: npm run --silent study -- <study.json> --out <folder> [--archived]\n')
  })

  test('wrong use', async () => {
    expect(await bad(planarFiles, () => [])).toMatchObject({ status: 2 })
    expect((await bad(planarFiles, (at) => [join(at, 'study.json')])).stderr).toContain('Usage')
    expect(await bad(planarFiles, (at) => [join(at, 'study.json'), '--nonsense', 'x'])).toMatchObject({ status: 2 })
  })

  const without = (name: keyof typeof planarFiles) => ({ ...planarFiles, [name]: undefined })
  const studyWith = (change: object) => ({ ...planarFiles, 'study.json': { ...planarStudy, ...change } })
  test.each<[string, Readonly<Record<string, Content | undefined>>, string]>([
    ['no such study', without('study.json'), 'no such file'],
    ['a study that is no JSON', { ...planarFiles, 'study.json': '{"format":' }, 'not json'],
    ['JSON that is no study', { ...planarFiles, 'study.json': '{"a":1}' }, 'not a study'],
    ['a newer version', studyWith({ version: 99 }), 'newer'],
    ['an unknown measure', studyWith({ method: { measure: 'magic' } }), 'method.measure'],
    ['a missing file', without('demand.csv'), 'demand.csv: file missing'],
    [
      'a file without its columns',
      { ...planarFiles, 'demand.csv': 'id,x,y\nD1,0,0\n' },
      'demand.csv: columns missing (children)',
    ],
    ['an empty file', { ...planarFiles, 'schools.csv': '' }, 'schools.csv: file empty'],
    ['a matrix that is not there', studyWith({ method: { distance: 'matrix' } }), 'needs costs'],
    [
      'an edit of an unknown school',
      withEdits([{ op: 'close', id: 'X' }]),
      'scenario plan: edit 1 (close X): site unknown',
    ],
    ['an edit that is no number', withEdits([{ op: 'resize', id: 'S1', capacity: 'many' }]), 'capacity'],
    ['a scenario that would leave the folder', withEdits([], '../evil'), 'folder'],
    ['a scenario called like the baseline', withEdits([], 'Baseline'), 'taken'],
    ['an output folder that is a file', { ...planarFiles, out: 'I am a file' }, 'is a file'],
  ])('%s', async (_, files, words) => {
    const { status, stderr } = await bad(files as Readonly<Record<string, Content>>)
    expect(status).toBe(1)
    expect(stderr).toContain(words)
  })
})

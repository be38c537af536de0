import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import gcoord from 'gcoord'
import { beforeAll, expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { importPart } from '../../src/ingest/import-part.ts'
import { proposeImport } from '../../src/ingest/propose-import.ts'
import { readFiles } from '../../src/ingest/read-files.ts'
import { gbk } from './file-makers.ts'
import { openStudy } from './study-files.ts'

const sample = join(import.meta.dirname, '../../public/sample')
let study: StudyData
beforeAll(async () => {
  const files = async (name: string) => new Uint8Array(readFileSync(join(sample, name)))
  study = (await openStudy(files, readFileSync(join(sample, 'study.json'), 'utf8'))).data
})

/** The sample's schools as an office would send them: GBK, Chinese headers, the map service's coordinates. */
function officeFile({ sites }: StudyData, nameOf: (j: number) => string, from: 'GCJ02' | 'BD09' = 'GCJ02'): Uint8Array {
  const rows = sites.id.map((id, j) => {
    const [lon = 0, lat = 0] = gcoord.transform([sites.x[j] ?? 0, sites.y[j] ?? 0], gcoord.WGS84, gcoord[from])
    const isQuality = sites.quality[j] === 1 ? '是' : '否'
    return [
      id,
      nameOf(j),
      '小学',
      lon.toFixed(7),
      lat.toFixed(7),
      sites.capacity[j],
      sites.enrolment[j],
      isQuality,
      sites.group[j],
    ].join(',')
  })
  return gbk(['学校代码,学校名称,学段,经度,纬度,学位数,在校生,是否优质,所属教育集团', ...rows].join('\r\n'))
}

async function dropAndConfirm(bytes: Uint8Array, beside: StudyData) {
  const { value } = await readFiles([{ name: '学校一览表.csv', bytes }])
  const part = value[0]
  if (part === undefined) throw new Error('nothing read')
  const proposal = await proposeImport(part, beside)
  const best = proposal.coordinates[0]
  const { layer } = await importPart(
    part,
    { role: proposal.role, ...(best && { system: best.system, swapped: best.swapped }) },
    beside,
  )
  if (layer?.role !== 'schools') throw new Error('no schools')
  return { best, sites: layer.value }
}

function farthestMetres(a: StudyData['sites'], b: StudyData['sites']): number {
  return Math.max(
    ...a.id.map((_, j) =>
      Math.hypot(((a.x[j] ?? 0) - (b.x[j] ?? 0)) * 85_400, ((a.y[j] ?? 0) - (b.y[j] ?? 0)) * 111_000),
    ),
  )
}

test('the sample’s schools come back within a metre from a GBK list in GCJ-02: one file, two confirmations', async () => {
  const bytes = officeFile(study, (j) => study.sites.name[j]?.zh ?? '')
  const { best, sites } = await dropAndConfirm(bytes, study)
  expect(best).toMatchObject({ system: 'GCJ02', swapped: false, because: 'reference' })
  expect(farthestMetres(study.sites, sites)).toBeLessThan(1)
  expect(sites.id).toEqual(study.sites.id)
  expect(sites.name.map((name) => name.zh)).toEqual(study.sites.name.map((name) => name.zh))
  expect([sites.capacity, sites.enrolment, sites.quality, sites.group]).toEqual([
    study.sites.capacity,
    study.sites.enrolment,
    study.sites.quality,
    study.sites.group,
  ])
})

test('a Baidu list is told from a Gaode list by the known schools', async () => {
  const { best, sites } = await dropAndConfirm(
    officeFile(study, (j) => study.sites.name[j]?.zh ?? '', 'BD09'),
    study,
  )
  expect(best?.system).toBe('BD09')
  expect(farthestMetres(study.sites, sites)).toBeLessThan(1)
})

test('a list that is right as it stands is left alone', async () => {
  const text = [
    '学校名称,经度,纬度,学位数',
    ...study.sites.id.map(
      (_, j) => `${study.sites.name[j]?.zh},${study.sites.x[j]},${study.sites.y[j]},${study.sites.capacity[j]}`,
    ),
  ]
  const { best, sites } = await dropAndConfirm(gbk(text.join('\n')), study)
  expect(best).toBeUndefined()
  expect([sites.x, sites.y]).toEqual([study.sites.x, study.sites.y])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import gcoord from 'gcoord'
import Papa from 'papaparse'
import { root } from '../../.tools/set-up.mjs'
import { gbk } from '../ingest/file-makers.ts'

/** The sample's folder, as the page is served with it. */
export const sampleFolder = join(root, 'public/sample')
export const sampleFile = (name: string) => new Uint8Array(readFileSync(join(sampleFolder, name)))

interface SampleSchool {
  readonly id: string
  readonly name: string
  readonly lon: string
  readonly lat: string
  readonly capacity: string
  readonly enrolment: string
  readonly quality: string
  readonly group: string
}

export const sampleSchools = Papa.parse<SampleSchool>(new TextDecoder().decode(sampleFile('schools.csv')), {
  header: true,
  skipEmptyLines: true,
}).data

/** The sample's schools as an office would send them: Chinese headers, GBK, positions from a map service (GCJ-02). */
export function officeList(change: (row: string[], k: number) => string[] = (row) => row): Uint8Array {
  const rows = sampleSchools.map((school, k) => {
    const [lon = 0, lat = 0] = gcoord.transform([Number(school.lon), Number(school.lat)], gcoord.WGS84, gcoord.GCJ02)
    const flag = school.quality === '1' ? '是' : '否'
    const { id, name, capacity, enrolment, group } = school
    return change([id, name, lon.toFixed(6), lat.toFixed(6), capacity, enrolment, flag, group], k)
  })
  const header = ['学校编号', '学校名称', '经度', '纬度', '学位数', '在校生', '是否优质', '所属集团']
  return gbk([header, ...rows].map((row) => row.join(',')).join('\r\n'))
}

import type { Pace } from '../../src/core/steps.ts'
import { type FileSource, readStudy } from '../../src/ingest/read-study.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'

/** Opens a study as the app and the command line do. */
export async function openStudy(files: FileSource, input: unknown, pace: Pace = {}) {
  const { study, issues } = parseStudyFile(input)
  const read = await readStudy(files, study, pace)
  return { ...study, data: read.data, issues: [...issues, ...read.issues] }
}

const encoder = new TextEncoder()

/** Files in memory by name. */
export function inMemory(files: Readonly<Record<string, string | Uint8Array>>): FileSource {
  return async (name) => {
    const content = files[name]
    if (content === undefined) throw new Error(`no such file: ${name}`)
    return typeof content === 'string' ? encoder.encode(content) : content
  }
}

/** A small study that is right in every respect. */
export const smallStudy = {
  format: 'jiujin-study',
  version: 1,
  data: {
    schools: { file: 'schools.csv' },
    demand: { file: 'demand.csv' },
    zones: { file: 'streets.geojson', id: 'code', name: 'name' },
    catchments: { file: 'catchments.geojson' },
    costs: { file: 'costs.csv' },
  },
  method: { measure: '2sfca', decay: { kind: 'gaussian' }, threshold: 3000, distance: 'straight', stage: 'primary' },
  scenarios: [
    {
      name: 'plan',
      edits: [
        { op: 'add', id: 'N1', lon: 116.3, lat: 39.99, capacity: 1080, quality: true },
        { op: 'move', id: 'S1', lon: 116.31, lat: 39.98 },
        { op: 'resize', id: 'S2', capacity: 960 },
        { op: 'close', id: 'S3' },
      ],
    },
  ],
} as const

const square = (x: number) => [
  [
    [x, 39.9],
    [x + 0.1, 39.9],
    [x + 0.1, 40],
    [x, 40],
    [x, 39.9],
  ],
]

export const smallFiles: Readonly<Record<string, string>> = {
  'schools.csv': [
    'id,name,name_en,stage,lon,lat,capacity,enrolment,quality,group,books',
    'S1,甲校,A,primary,116.3,39.95,960,900,1,甲集团,27.5',
    'S2,乙校,B,nine-year,116.35,39.96,900,,0,,',
    'S3,丙校,C,junior,116.32,39.93,600,610,0,,12',
  ].join('\n'),
  'demand.csv':
    'id,lon,lat,children,children_junior\nD1,116.3,39.95,120,60\nD2,116.36,39.96,80,0\nD3,116.45,39.93,0,5\n',
  'streets.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [116.3, 116.4].map((x, k) => ({
      type: 'Feature',
      properties: { code: 110108001 + k, name: `街道${k + 1}`, name_en: `Street ${k + 1}`, population: 1000 * (k + 1) },
      geometry: { type: 'Polygon', coordinates: square(x) },
    })),
  }),
  'catchments.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: 'C1', name: '学区一', sites: 'S1;S2' },
        geometry: { type: 'Polygon', coordinates: square(116.3) },
      },
    ],
  }),
  'costs.csv': 'id,S1,S2,S3,N1\nD1,0,4000,2500,4400\nD2,5000,100,,5200\nD3,,,,\n',
}

import type { Polygons, StudyData } from '../../src/core/places.ts'
import { squareSteps } from '../../src/core/squares.ts'
import { finish } from '../../src/core/steps.ts'
import type { MapInput } from '../../src/map/map-input.ts'
import { paletteOf } from '../../src/symbology/palette.ts'

/** A square of streets, `side` × `side` of them, each 0.02° wide, with children in the western half only. */
export function squareStudy(side = 2, cells = 12): StudyData {
  const polygons: Polygons[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) polygons.push([[box(116.2 + column * 0.02, 39.9 + row * 0.02, 0.02)]])
  }
  const width = side * 0.02
  const x: number[] = []
  const y: number[] = []
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells / 2; column++) {
      x.push(116.2 + ((column + 0.5) * width) / cells)
      y.push(39.9 + ((row + 0.5) * width) / cells)
    }
  }
  const empty = new Float64Array(2).fill(Number.NaN)
  return {
    name: { zh: '方格区', en: 'Square' },
    year: '2020-21',
    coordinates: 'lonlat',
    sites: {
      id: ['a', 'b'],
      name: [
        { zh: '甲校址', en: 'Site A' },
        { zh: '乙校址', en: 'Site B' },
      ],
      stage: ['primary', 'junior'],
      x: Float64Array.of(116.205, 116.23),
      y: Float64Array.of(39.905, 39.93),
      capacity: Float64Array.of(1080, 0),
      enrolment: empty,
      quality: Uint8Array.of(1, 0),
      group: ['', ''],
      lead: new Uint8Array(2),
      partner: ['', ''],
      threshold: empty,
      extra: {},
    },
    demand: {
      id: x.map((_, k) => `p${k}`),
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      children: { primary: new Float64Array(x.length).fill(20) },
      grades: [],
      cellSize: 250,
    },
    zones: {
      id: polygons.map((_, k) => `z${k}`),
      name: polygons.map((_, k) => ({ zh: `第${k}街道`, en: `Street ${k}` })),
      polygons,
      population: new Float64Array(polygons.length).fill(1000),
      estimated: polygons.map(() => false),
    },
    catchments: {
      id: ['c'],
      name: [{ zh: '学区', en: 'Catchment' }],
      polygons: [polygons[0] as Polygons],
      sites: [['a']],
    },
    costs: null,
    context: { name: [{ zh: '邻区', en: 'Neighbour' }], polygons: [[[box(116.2 + width, 39.9, 0.3)]]] },
    illustrative: true,
    provenance: [],
    qualityDefinition: { zh: '', en: '' },
    credit: { zh: '', en: '' },
  }
}

export function box(west: number, south: number, side: number): [number, number][] {
  return [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ]
}

/** An input that shows everything of a study. */
export function inputOf(data: StudyData, change: Partial<MapInput> = {}): MapInput {
  const palette = paletteOf(change.theme ?? 'light')
  return {
    data,
    squares: finish(squareSteps(data)),
    zoneOf: new Int32Array(data.demand.x.length),
    lang: 'zh-CN',
    theme: 'light',
    layers: { streets: true, cells: true, sites: true, catchments: true, groups: true },
    links: { sites: data.sites, capacity: data.sites.capacity },
    colours: { zone: palette.gap, cell: palette.gap.toReversed(), load: palette.load },
    classes: {
      zone: Uint8Array.from(data.zones?.id ?? [], (_, k) => k % 5),
      cell: Uint8Array.from(data.demand.x, (_, k) => k % 5),
      load: Uint8Array.from(data.sites.x, (_, k) => k % 4),
    },
    thin: new Uint8Array(data.zones?.id.length ?? 0),
    dimmed: new Uint8Array(0),
    quality: data.sites.quality,
    siteLook: 'quality',
    siteShown: null,
    selection: null,
    hover: null,
    ...change,
  }
}

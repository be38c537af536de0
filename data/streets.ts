import type { Position } from 'geojson'
import { voronoiBorders } from './borders.ts'
import { absorbFragments, dissolve, faceRing, traceFaces } from './faces.ts'
import { type Locality, localities, type StreetFact, streetFacts } from './facts.ts'
import { fromLattice, noded, type Segment, toLattice } from './lattice.ts'
import { districts } from './outline.ts'
import { inRing, signedArea, toDegrees, toPlane } from './plane.ts'

export interface Street extends StreetFact {
  readonly nameEn: string
  readonly polygons: Position[][][]
}

const pinyin: Readonly<Record<string, string>> = {
  万寿路街道: 'Wanshoulu',
  永定路街道: 'Yongdinglu',
  羊坊店街道: 'Yangfangdian',
  甘家口街道: 'Ganjiakou',
  八里庄街道: 'Balizhuang',
  紫竹院街道: 'Zizhuyuan',
  北下关街道: 'Beixiaguan',
  北太平庄街道: 'Beitaipingzhuang',
  学院路街道: 'Xueyuanlu',
  中关村街道: 'Zhongguancun',
  海淀街道: 'Haidian',
  青龙桥街道: 'Qinglongqiao',
  清华园街道: 'Qinghuayuan',
  燕园街道: 'Yanyuan',
  香山街道: 'Xiangshan',
  清河街道: 'Qinghe',
  花园路街道: 'Huayuanlu',
  西三旗街道: 'Xisanqi',
  马连洼街道: 'Malianwa',
  田村路街道: 'Tiancunlu',
  上地街道: 'Shangdi',
  海淀镇: 'Haidian Town',
  东升镇: 'Dongsheng',
  曙光街道: 'Shuguang',
  温泉镇: 'Wenquan',
  四季青镇: 'Sijiqing',
  西北旺镇: 'Xibeiwang',
  苏家坨镇: 'Sujiatuo',
  上庄镇: 'Shangzhuang',
}

/** Rounds of border smoothing: about 250 m, less than half the usual distance between localities. */
const smoothing = 14
/** A detached part of a street below this size (m²) goes to the neighbour around it. */
const smallestPart = 600_000

/**
 * Outline of the district, WGS 84 on the lattice, closed and counter-clockwise. The source ring crosses itself once, at
 * the southern tip; the loop of 0.006 km² that this makes is left out.
 */
export function districtOutline(): readonly Position[] {
  const haidian = districts().find((district) => district.code === '110108')
  if (!haidian) throw new Error('No outline for district 110108')
  const mesh = traceFaces(noded(segmentsOf(haidian.rings[0]!, '')))
  const rings = mesh.faces.map((_, face) => faceRing(mesh, face))
  const largest = rings.reduce((best, ring) => (signedArea(ring) > signedArea(best) ? ring : best))
  return [...largest, largest[0]!]
}

/**
 * Two localities that count for a neighbour here. 万寿路's lies 200 m from the only one of 永定路 and would leave that
 * street, with 90,879 residents, 0.7 km²; 东升镇's would cut 西三旗 in two.
 */
const corrected: readonly { lon: number; lat: number; from: string; to: string }[] = [
  { lon: 116.268, lat: 39.912, from: '万寿路街道', to: '永定路街道' },
  { lon: 116.344, lat: 40.044, from: '东升镇', to: '西三旗街道' },
]

/** Localities as the street map uses them. */
export function streetLocalities(): Locality[] {
  return localities().map((locality) => {
    const correction = corrected.find(
      ({ lon, lat, from }) => lon === locality.lon && lat === locality.lat && from === locality.street,
    )
    return correction ? { ...locality, street: correction.to } : locality
  })
}

/** Straight pieces between consecutive points of a line. */
export function segmentsOf(line: readonly Position[], tag: string): Segment[] {
  return line.slice(1).map((to, k) => ({ from: toLattice(line[k]!), to: toLattice(to), tag }))
}

/** The 29 streets as a gapless partition of the outline: smoothed Voronoi regions of localities, merged by street. */
export function buildStreets(): Street[] {
  const places = streetLocalities()
  const borders = voronoiBorders(
    places.map(({ lon, lat }) => toPlane([lon, lat])),
    places.map(({ street }) => street),
    smoothing,
  )
  const outline = districtOutline()
  const edge = segmentsOf(outline, '')
  const inner = borders.flatMap(({ points, left, right }) =>
    segmentsOf(
      points.map(([x, y]) => toDegrees(x, y)),
      `${left}|${right}`,
    ),
  )
  const pieces = noded([...edge, ...inner]).filter(({ from, to, tag }) => {
    const [a, b] = [fromLattice(from), fromLattice(to)]
    return tag === '' || inRing((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, outline)
  })
  const mesh = traceFaces(pieces)
  const labels = mesh.faces.map((loop) => {
    const inside = loop.map((k) => mesh.edges[k]!).find(({ tag }) => tag !== '')
    if (!inside) throw new Error('A street face without an inner border')
    return inside.tag.split('|')[inside.reversed ? 1 : 0]!
  })
  absorbFragments(mesh, labels, smallestPart, () => true)
  return streetFacts().map((fact) => {
    const polygons = dissolve(mesh, labels, fact.name)
    if (polygons.length === 0) throw new Error(`${fact.name} has no area`)
    return { ...fact, nameEn: pinyin[fact.name]!, polygons }
  })
}

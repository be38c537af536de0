import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { schoolLinks } from '../../core/groups.ts'
import type { StudyData } from '../../core/places.ts'
import type { Palette } from '../../symbology/palette.ts'
import { geometryOf, siteRadius } from '../geometry.ts'
import type { Look } from '../look.ts'
import type { LinkedSites } from '../map-input.ts'
import { visibility } from './paint.ts'

const known = new WeakMap<LinkedSites['capacity'], { data: StudyData; links: FeatureCollection }>()

/** Lines from each lead school to its members, between hand-in-hand pairs, and a mark at each lead. */
export function linksOf(data: StudyData, { sites, capacity }: LinkedSites): FeatureCollection {
  const found = known.get(capacity)
  if (found?.data === data) return found.links
  const { placement } = geometryOf(data)
  const { groups, pairs } = schoolLinks(sites, capacity)
  const at = (j: number) => placement.place(sites.x[j] ?? 0, sites.y[j] ?? 0)
  const line = (kind: 'group' | 'pair', g: string, a: number, b: number): Feature<LineString> => ({
    type: 'Feature',
    properties: { kind, g },
    geometry: { type: 'LineString', coordinates: [at(a), at(b)] },
  })
  const features: Feature<LineString | Point>[] = []
  for (const { name, members, lead } of groups) {
    // Without a lead school, the largest member holds the group together.
    const hub = lead >= 0 ? lead : members.reduce((a, b) => ((capacity[b] ?? 0) > (capacity[a] ?? 0) ? b : a))
    for (const j of members) if (j !== hub) features.push(line('group', name, hub, j))
    if (lead >= 0) {
      const properties = { kind: 'lead', g: name, r: siteRadius(sites.capacity[lead] ?? 0) }
      features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: at(lead) } })
    }
  }
  for (const [a, b] of pairs) features.push(line('pair', sites.group[a] ?? '', a, b))
  const links: FeatureCollection = { type: 'FeatureCollection', features }
  known.set(capacity, { data, links })
  return links
}

/** Groups as solid lines, hand-in-hand pairs as dashed ones; those of the group that is looked at stand out. */
export function groupLayers(look: Look, palette: Palette): LayerSpecification[] {
  const layout = { visibility: visibility(look.layers.groups) }
  const shown = look.group
  const inShown = (on: number, off: number) =>
    shown === '' ? off : (['case', ['==', ['get', 'g'], shown], on, off] as never)
  const isDim = shown === '' ? 0.85 : 0.35
  const line = (kind: 'group' | 'pair', dash: number[] | null): LayerSpecification[] => [
    {
      id: `${kind}-casing`,
      type: 'line',
      source: 'links',
      filter: ['==', ['get', 'kind'], kind],
      layout: { ...layout, 'line-cap': 'round' },
      paint: { 'line-color': palette.bg, 'line-width': inShown(5, 3.4), 'line-opacity': 0.55 },
    },
    {
      id: `${kind}-line`,
      type: 'line',
      source: 'links',
      filter: ['==', ['get', 'kind'], kind],
      layout: { ...layout, 'line-cap': dash ? 'butt' : 'round' },
      paint: {
        'line-color': palette.ink,
        'line-width': inShown(2.4, 1.3),
        'line-opacity': inShown(1, isDim),
        ...(dash ? { 'line-dasharray': dash } : {}),
      },
    },
  ]
  return [
    ...line('group', null),
    ...line('pair', [2, 2]),
    {
      id: 'group-lead',
      type: 'circle',
      source: 'links',
      filter: ['==', ['get', 'kind'], 'lead'],
      layout,
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8.5,
          ['+', ['*', ['get', 'r'], 0.65], 5],
          13,
          ['+', ['*', ['get', 'r'], 2], 6],
        ],
        'circle-color': palette.bg,
        'circle-opacity': 0.9,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': inShown(2.4, 1.6),
      },
    },
  ]
}

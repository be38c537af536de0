import type { FeatureCollection, GeoJSON } from 'geojson'
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { nameIn } from '../core/name.ts'
import type { StudyData } from '../core/places.ts'
import { outlineOf } from '../core/squares.ts'
import type { Lang } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { metresPerPixel } from '../symbology/scale-bar.ts'
import { geometryOf, veilOf } from './geometry.ts'
import type { LabelPoint } from './label-point.ts'
import { catchmentLayers } from './layers/catchments.ts'
import { type CellsView, cellsOf } from './layers/cells.ts'
import { outlineLayers } from './layers/focus.ts'
import { contextLayers, groundLayers } from './layers/ground.ts'
import { groupLayers, linksOf } from './layers/groups.ts'
import { contextLabelLayers, streetLabelLayers } from './layers/labels.ts'
import { withSharedProgram } from './layers/one-program.ts'
import { siteLayers } from './layers/sites.ts'
import { borderLayers, haloLayers, streetLayers, veilLayers } from './layers/streets.ts'
import { type Look, lookOf } from './look.ts'
import type { MapInput } from './map-input.ts'
import { shortNames } from './short-name.ts'

/** Feature-state of one source: class `c`, flags `t` and `d` by row, and the rows that are hovered (`h`) and selected (`s`). */
export interface States {
  readonly c: Uint8Array
  readonly t: Uint8Array
  readonly d: Uint8Array
  readonly hovered: number
  readonly selected: number
}

export type StatefulSource = 'zones' | 'sites' | 'catchments'

/** What the map should show: sources and layers of a style, the state of its features, and the demand cells. */
export interface View {
  readonly sources: Readonly<Record<string, GeoJSONSourceSpecification>>
  readonly layers: readonly LayerSpecification[]
  /** Where it is equal, the layers are. */
  readonly look: string
  readonly states: Readonly<Record<StatefulSource, States>>
  readonly cells: CellsView | null
}

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }
const none = new Uint8Array(0)

/**
 * The map as a pure function of its input. Geometry is built once per study and kept by identity. The veil is its dearest
 * part (some 60 ms for 30 streets), so a first frame may be had without it.
 * @param before a view that gives its layers to this one where they are the same: to follow a hand is not to compare them
 */
export function viewOf(input: MapInput, withVeil = true, before?: View): View {
  const geometry = geometryOf(input.data)
  const lookNow = lookOf(input)
  const look = JSON.stringify(lookNow)
  return {
    look,
    sources: {
      graticule: source(geometry.graticule, 0),
      context: source(geometry.context, 16),
      district: source(geometry.district, 32),
      zones: source(geometry.zones, 32, 'i'),
      veil: source(withVeil ? veilOf(input.data) : nothing, 8),
      catchments: source(geometry.catchments, 32, 'i'),
      links: source(input.layers.groups ? linksOf(input.data, input.links) : nothing, 64),
      focus: source(focusOf(input), 32),
      sites: source(sitesShown(input.data, input.siteShown), 64, 'i'),
      labels: source(labelsOf(input.data, input.lang), 64),
    },
    layers: before?.look === look ? before.layers : layersOf(lookNow),
    states: {
      zones: states(input, 'zone', input.classes.zone, input.thin, input.dimmed),
      sites: states(input, 'site', input.siteLook === 'load' ? input.classes.load : none, input.quality),
      catchments: states(input, 'catchment', none),
    },
    cells: cellsOf(input, paletteOf(input.theme)),
  }
}

function layersOf(look: Look): readonly LayerSpecification[] {
  const palette = paletteOf(look.theme)
  return [
    ...groundLayers(palette),
    ...contextLayers(palette),
    ...haloLayers(palette),
    ...streetLayers(look, palette),
    ...veilLayers(look, palette),
    ...borderLayers(look, palette),
    ...catchmentLayers(look, palette),
    ...contextLabelLayers(palette),
    ...outlineLayers(palette),
    ...groupLayers(look, palette),
    ...siteLayers(look, palette),
    ...streetLabelLayers(palette, look.selectedZone, look.layers.cells),
  ].map(withSharedProgram)
}

/** The view as a style: no glyphs, no sprite, no tiles, nothing from a network. */
export function styleOf(view: View): StyleSpecification {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: { ...view.sources },
    layers: [...view.layers],
  }
}

function states(
  input: MapInput,
  kind: 'zone' | 'site' | 'catchment',
  c: Uint8Array,
  t: Uint8Array = none,
  d: Uint8Array = none,
): States {
  const row = (target: MapInput['hover']) => (target?.kind === kind ? target.index : -1)
  return { c, t, d, hovered: row(input.hover), selected: row(input.selection) }
}

/** Small tile buffers: wide ones multiply the vertices of every border. */
function source(data: GeoJSON, buffer: number, promoteId?: string): GeoJSONSourceSpecification {
  return { type: 'geojson', data, buffer, maxzoom: 14, ...(promoteId ? { promoteId } : {}) }
}

const knownFocus = new WeakMap<StudyData, { key: string; focus: FeatureCollection }>()

/** The one or two cells that are outlined. */
function focusOf({ data, squares, hover, selection }: MapInput): FeatureCollection {
  const row = (target: MapInput['hover']) => (target?.kind === 'point' ? target.index : -1)
  const rows = { hovered: row(hover), selected: row(selection) }
  if (rows.hovered < 0 && rows.selected < 0) return nothing
  const key = `${rows.hovered} ${rows.selected}`
  const found = knownFocus.get(data)
  if (found?.key === key) return found.focus
  const features = Object.entries(rows).flatMap(([kind, index]) => {
    const geometry = outlineOf(squares, index)
    return geometry ? [{ type: 'Feature' as const, properties: { kind }, geometry }] : []
  })
  const focus: FeatureCollection = { type: 'FeatureCollection', features }
  knownFocus.set(data, { key, focus })
  return focus
}

const knownSites = new WeakMap<StudyData, { shown: Uint8Array; sites: FeatureCollection }>()

/** The same collection as long as the same sites are shown: a new one makes the map load its sites again. */
function sitesShown(data: StudyData, shown: Uint8Array | null): FeatureCollection {
  const { sites } = geometryOf(data)
  if (!shown) return sites
  const found = knownSites.get(data)
  if (found && found.shown.length === shown.length && found.shown.every((on, j) => on === shown[j])) return found.sites
  const built = { ...sites, features: sites.features.filter((_, k) => shown[k] === 1) }
  knownSites.set(data, { shown, sites: built })
  return built
}

const knownLabels = new WeakMap<StudyData, Map<Lang, FeatureCollection>>()

function labelsOf(data: StudyData, lang: Lang): FeatureCollection {
  const byLang = knownLabels.get(data) ?? new Map<Lang, FeatureCollection>()
  knownLabels.set(data, byLang)
  const found = byLang.get(lang)
  if (found) return found
  const { zoneLabels, contextLabels } = geometryOf(data)
  const point = (at: [number, number], properties: Record<string, string | number>) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Point' as const, coordinates: at },
  })
  const zones = shortNames(data.zones?.name ?? [], lang).map((name, k) =>
    point(zoneLabels[k]?.at ?? [0, 0], { of: 'zone', i: k, name, rank: zoneLabels[k]?.rank ?? 0 }),
  )
  const context = (data.context?.name ?? []).flatMap((label, k) => {
    const room = contextLabels[k]
    const name = nameIn(label, lang)
    return room && name ? [point(room.at, { of: 'context', name, z: zoomForWidth(name, room) })] : []
  })
  const built: FeatureCollection = { type: 'FeatureCollection', features: [...context, ...zones] }
  byLang.set(lang, built)
  return built
}

/** The zoom from which a spaced-out name of 12 px fits into its room. */
function zoomForWidth(name: string, { at, rank }: LabelPoint): number {
  const em = [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.56) + 0.32, 0)
  return Math.log2((metresPerPixel(at[1], 0) * em * 6) / -rank)
}

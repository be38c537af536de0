import type { GeoJSONSource, LayerSpecification, Map as LiveMap } from 'maplibre-gl'
import { type CellLayer, cellLayer } from './cell-layer.ts'
import { cellsBelow, cellsId, isSameCells } from './layers/cells.ts'
import type { StatefulSource, States, View } from './view-of.ts'

/** What reconciling touches of a map. */
export type Touched = Pick<
  LiveMap,
  | 'addLayer'
  | 'getLayer'
  | 'removeLayer'
  | 'getSource'
  | 'setFilter'
  | 'setPaintProperty'
  | 'setLayoutProperty'
  | 'setFeatureState'
  | 'removeFeatureState'
>

type PaintName = Parameters<LiveMap['setPaintProperty']>[1]
type LayoutName = Parameters<LiveMap['setLayoutProperty']>[1]

/** One difference between two views, in the order in which it must be applied. */
export type Change =
  | { readonly do: 'data'; readonly source: string; readonly data: GeoJSON.GeoJSON }
  | { readonly do: 'remove'; readonly layer: string }
  | { readonly do: 'add'; readonly layer: LayerSpecification; readonly below: string | undefined }
  | { readonly do: 'filter'; readonly layer: string; readonly value: unknown }
  | { readonly do: 'paint' | 'layout'; readonly layer: string; readonly name: string; readonly value: unknown }

/** What must change in sources and layers to get from one view to the next; feature-state and cells are not in it. */
export function differences(before: View, after: View): Change[] {
  const changes: Change[] = []
  for (const [id, { data }] of Object.entries(after.sources)) {
    // Identity is enough: geometry is kept by study, and comparing it by value would cost more than drawing it.
    if (data !== before.sources[id]?.data) changes.push({ do: 'data', source: id, data: data as GeoJSON.GeoJSON })
  }
  if (after.layers === before.layers) return changes
  const old = new Map(before.layers.map((layer) => [layer.id, layer]))
  const wanted = new Set(after.layers.map((layer) => layer.id))
  for (const id of old.keys()) if (!wanted.has(id)) changes.push({ do: 'remove', layer: id })
  after.layers.forEach((layer, k) => {
    const known = old.get(layer.id)
    if (known) changes.push(...layerDifferences(known, layer))
    else changes.push({ do: 'add', layer, below: after.layers.slice(k + 1).find(({ id }) => old.has(id))?.id })
  })
  return changes
}

/** True when a change redraws fills in the worker, so that for some frames old and new would stand side by side. */
export function isDiscrete(changes: readonly Change[]): boolean {
  return changes.some((change) => change.do === 'paint' || change.do === 'add' || change.do === 'layout')
}

/** Applies changes, then brings feature-state and cells from `before` (`null` = unknown) to `after`. Returns how many features were touched. */
export function apply(map: Touched, changes: readonly Change[], before: View | null, after: View): number {
  const renewed = new Set<string>()
  for (const change of changes) {
    if (change.do === 'data') {
      map.getSource<GeoJSONSource>(change.source)?.setData(change.data)
      renewed.add(change.source)
    } else if (change.do === 'remove') map.removeLayer(change.layer)
    else if (change.do === 'add') map.addLayer(change.layer, change.below)
    else if (change.do === 'filter') map.setFilter(change.layer, change.value as Parameters<LiveMap['setFilter']>[1])
    else if (change.do === 'paint') map.setPaintProperty(change.layer, change.name as PaintName, change.value as never)
    else map.setLayoutProperty(change.layer, change.name as LayoutName, change.value as never)
  }
  let touched = 0
  for (const source of Object.keys(after.states) as StatefulSource[]) {
    const known = renewed.has(source) ? null : (before?.states[source] ?? null)
    touched += applyStates(map, source, known, after.states[source], renewed.has(source))
  }
  applyCells(map, before, after)
  return touched
}

function applyCells(map: Touched, before: View | null, { cells }: View): void {
  const layer = map.getLayer(cellsId) as unknown as { readonly implementation: CellLayer } | undefined
  if (!layer) {
    if (cells) map.addLayer(cellLayer(cells), cellsBelow)
  } else if (!cells) map.removeLayer(cellsId)
  else if (!isSameCells(before?.cells ?? null, cells)) layer.implementation.show(cells)
}

/** Sets the state of exactly those features where it differs; `null` = nothing is known of the map's state. */
function applyStates(map: Touched, source: string, known: States | null, after: States, stale: boolean): number {
  const shrunk = known !== null && (after.c.length < known.c.length || after.t.length < known.t.length)
  if (stale || shrunk) map.removeFeatureState({ source })
  const before = shrunk ? null : known
  if (before && before.c === after.c && before.t === after.t && before.d === after.d && before.hovered === after.hovered && before.selected === after.selected) return 0 // biome-ignore format: one question
  let touched = 0
  const set = (id: number, state: Record<string, number | boolean>) => {
    map.setFeatureState({ source, id }, state)
    touched++
  }
  for (let id = 0; id < after.c.length; id++) {
    const c = after.c[id] as number
    if (before?.c[id] !== c) set(id, { c })
  }
  for (const flag of ['t', 'd'] as const) {
    // A shorter list leaves the rest unset.
    for (let id = 0; id < Math.max(after[flag].length, before?.[flag].length ?? 0); id++) {
      const on = after[flag][id] ?? 0
      if ((before?.[flag][id] ?? 0) !== on) set(id, { [flag]: on === 1 })
    }
  }
  for (const [flag, old, now] of [
    ['h', before?.hovered ?? -1, after.hovered],
    ['s', before?.selected ?? -1, after.selected],
  ] as const) {
    if (old === now) continue
    if (old >= 0) set(old, { [flag]: false })
    if (now >= 0) set(now, { [flag]: true })
  }
  return touched
}

function layerDifferences(before: LayerSpecification, after: LayerSpecification): Change[] {
  const changes: Change[] = []
  if ('filter' in after && !same('filter' in before ? before.filter : undefined, after.filter)) {
    changes.push({ do: 'filter', layer: after.id, value: after.filter })
  }
  for (const kind of ['paint', 'layout'] as const) {
    const old = (before[kind] ?? {}) as Record<string, unknown>
    const wanted = (after[kind] ?? {}) as Record<string, unknown>
    for (const name of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
      if (!same(old[name], wanted[name])) changes.push({ do: kind, layer: after.id, name, value: wanted[name] })
    }
  }
  return changes
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

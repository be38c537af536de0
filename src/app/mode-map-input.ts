import { measureOf } from '../core/fca/measures/list.ts'
import type { MapInput } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import { type Picture, pointFacts } from '../state/derived/picture.ts'
import { outcomeOf, scenarioAt } from '../state/scenario-state.ts'
import type { State } from '../state/store.ts'
import { deltaClasses, deltaRamp } from '../symbology/delta.ts'
import { legendOf } from '../symbology/legend.ts'
import { pointClasses, zoneClasses } from '../symbology/shade.ts'
import { mapInput } from './map-input-of.ts'

const knownShown = new WeakMap<Uint8Array, Map<string, Uint8Array>>()

/** Sites that stay where they are under the scenario; the same array for the same sites, or the map would load them again. */
function standing(shown: Uint8Array, ids: readonly string[], gone: ReadonlySet<string>): Uint8Array {
  if (gone.size === 0) return shown
  const key = JSON.stringify([...gone].sort())
  const known = knownShown.get(shown) ?? new Map<string, Uint8Array>()
  knownShown.set(shown, known)
  const found = known.get(key)
  if (found) return found
  const built = shown.map((on, j) => (gone.has(ids[j] ?? '') ? 0 : on))
  known.set(key, built)
  return built
}

export interface ModeMap {
  readonly input: MapInput
  /** What the legend counts: the streets as they are coloured. */
  readonly picture: Picture
}

/** The map of a mode: streets coloured by the scenario, by what follows the hand, or by what changes; same classes as the baseline. */
export function modeMap(derived: Derived, state: State): ModeMap {
  const { view, held } = state
  const base = mapInput(derived, view)
  const scenario = view.mode === 'explore' ? null : scenarioAt(state)
  const { study, picture, run } = derived
  if (!scenario) return { input: base, picture }
  const live = view.mode === 'scenario' ? held?.answer : undefined
  const outcome = outcomeOf(state, scenario.edits)
  const zones = live?.after.zones ?? outcome?.analysis.zones
  const moved = scenario.edits.flatMap((edit) =>
    !edit.off && (edit.op === 'move' || edit.op === 'close' || edit.op === 'merge') ? [edit.id] : [],
  )
  const siteShown = standing(picture.siteShown, study.data.sites.id, new Set(moved))
  if (!zones) return { input: { ...base, siteShown }, picture }
  if (view.mode === 'compare' && view.compareMap === 'delta' && measureOf(run.method.measure).gap) {
    const changes = zones.map((zone, k) => {
      const before = run.analysis.zones[k]
      return zone.children > 0 && before ? (100 * (zone.placed - before.placed)) / zone.children : null
    })
    const input = {
      ...base,
      siteShown,
      layers: { ...base.layers, cells: false },
      colours: { ...base.colours, zone: deltaRamp(view.theme) },
      classes: { ...base.classes, zone: deltaClasses(changes) },
    }
    return { input, picture }
  }
  const { analysis } = outcome ?? {}
  const cell = analysis && pointClasses(picture.shade, pointFacts(analysis), analysis.children)
  const zone = zoneClasses(picture.shade, zones)
  const values = zones.map((summary) => picture.shade.ofSummary(summary))
  return {
    input: { ...base, siteShown, classes: { ...base.classes, zone, cell: cell ?? base.classes.cell } },
    picture: { ...picture, values, zoneClass: zone, legend: legendOf(picture.shade, values, zone) },
  }
}

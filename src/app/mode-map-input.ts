import { measureOf } from '../core/fca/measures/list.ts'
import type { MapInput } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import { pointFacts } from '../state/derived/picture.ts'
import { outcomeOf, scenarioAt } from '../state/scenario-state.ts'
import type { State } from '../state/store.ts'
import { deltaClasses, deltaRamp } from '../symbology/delta.ts'
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

/** The map of a mode: streets coloured by the scenario, by what follows the hand, or by what changes; same classes as the baseline. */
export function modeMapInput(derived: Derived, state: State): MapInput {
  const { view, held } = state
  const base = mapInput(derived, view)
  const scenario = view.mode === 'explore' ? null : scenarioAt(state)
  if (!scenario) return base
  const { study, picture, run } = derived
  const live = view.mode === 'scenario' ? held?.answer : undefined
  const outcome = outcomeOf(state, scenario.edits)
  const zones = live?.after.zones ?? outcome?.analysis.zones
  const moved = scenario.edits.flatMap((edit) =>
    !edit.off && (edit.op === 'move' || edit.op === 'close' || edit.op === 'merge') ? [edit.id] : [],
  )
  const siteShown = standing(picture.siteShown, study.data.sites.id, new Set(moved))
  if (!zones) return { ...base, siteShown }
  if (view.mode === 'compare' && view.compareMap === 'delta' && measureOf(run.method.measure).gap) {
    const changes = zones.map((zone, k) => {
      const before = run.analysis.zones[k]
      return zone.children > 0 && before ? (100 * (zone.placed - before.placed)) / zone.children : null
    })
    return {
      ...base,
      siteShown,
      layers: { ...base.layers, cells: false },
      colours: { ...base.colours, zone: deltaRamp(view.theme) },
      classes: { ...base.classes, zone: deltaClasses(changes) },
    }
  }
  const { analysis } = outcome ?? {}
  const cell = analysis && pointClasses(picture.shade, pointFacts(analysis), analysis.children)
  return {
    ...base,
    siteShown,
    classes: { ...base.classes, zone: zoneClasses(picture.shade, zones), cell: cell ?? base.classes.cell },
  }
}

import { measureOf } from '../core/fca/measures/list.ts'
import { stageEnrolment } from '../core/stage.ts'
import { type MapInput, noData } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import type { Scenario } from '../scenario/edit.ts'
import type { Method } from '../scenario/method.ts'
import { comparedPair } from '../state/derived/compared.ts'
import { type Picture, pointFacts } from '../state/derived/picture.ts'
import { passes } from '../state/derived/table-rows.ts'
import type { Outcome } from '../state/outcome.ts'
import { outcomeOf, scenarioAt, scenariosOf } from '../state/scenario-state.ts'
import { freshSpots } from '../state/spots.ts'
import type { State } from '../state/store.ts'
import { type CompareMap, isFiltered, type View } from '../state/view.ts'
import { deltaClasses, deltaRamp } from '../symbology/delta.ts'
import { legendOf } from '../symbology/legend.ts'
import { loadClasses, pointClasses, zoneClasses } from '../symbology/shade.ts'
import { spotBreaks, spotClasses, spotRamp } from '../symbology/spots.ts'
import type { Opened } from '../worker/protocol.ts'
import { linked, mapInput } from './map-input-of.ts'

/** Sites that stay where they are under the scenario. */
function standing(shown: Uint8Array, ids: readonly string[], gone: ReadonlySet<string>): Uint8Array {
  return gone.size === 0 ? shown : shown.map((on, j) => (gone.has(ids[j] ?? '') ? 0 : on))
}

const none = new Uint8Array(0)

/** Streets that the table leaves out. */
function dimmedOf({ sheet, picture }: Derived, view: View): Uint8Array {
  if (!isFiltered(view)) return none
  return Uint8Array.from(sheet.rows, (row) => (passes(row, view, picture) ? 0 : 1))
}

export interface ModeMap {
  readonly input: MapInput
  /** What the legend counts: the streets as they are coloured. */
  readonly picture: Picture
  /** True: the result of the scenario is not there yet; what is shown is the baseline. */
  readonly isPending?: boolean
}

/** The kind of map that the comparison shows: a measure without places per child has no change in placed children to show. */
export function mapKind({ compareMap }: Pick<View, 'compareMap'>, { measure }: Pick<Method, 'measure'>): CompareMap {
  return compareMap === 'delta' && !measureOf(measure).gap ? 'swipe' : compareMap
}

/** Sites of the baseline that a scenario moves or closes are not drawn where they were. */
function withoutMoved(derived: Derived, scenario: Scenario): Uint8Array {
  const moved = scenario.edits.flatMap((edit) =>
    !edit.off && (edit.op === 'move' || edit.op === 'close' || edit.op === 'merge') ? [edit.id] : [],
  )
  return standing(derived.picture.siteShown, derived.study.data.sites.id, new Set(moved))
}

interface ScenarioSites {
  readonly shown: Uint8Array
  readonly quality: Uint8Array
  readonly load: Uint8Array
}
const knownSites = new WeakMap<Outcome, { readonly study: Opened; readonly sites: ScenarioSites }>()

/** Sites of the baseline as the scenario leaves them: which are drawn where they were, which are of quality, and their load. */
function sitesOf({ study, picture }: Derived, scenario: Scenario, outcome: Outcome): ScenarioSites {
  const found = knownSites.get(outcome)
  if (found?.study === study) return found.sites
  const { analysis, method } = outcome
  const row = new Map(outcome.sites.id.map((id, j) => [id, j]))
  const load = loadClasses(stageEnrolment(outcome.sites, method.stage), analysis.capacity)
  const moved = new Set(scenario.edits.flatMap((edit) => (edit.op === 'move' && !edit.off ? [edit.id] : [])))
  const { id } = study.data.sites
  const each = (value: (j: number) => number) => Uint8Array.from(id, (one) => value(row.get(one) ?? -1))
  const shown = Uint8Array.from(id, (one) =>
    (analysis.capacity[row.get(one) ?? -1] ?? 0) > 0 && !moved.has(one) ? 1 : 0,
  )
  const isSame = shown.every((on, j) => on === picture.siteShown[j])
  const sites = {
    // The same array for the same sites: a new one makes the map load them again.
    shown: isSame ? picture.siteShown : shown,
    quality: each((j) => analysis.quality[j] ?? 0),
    load: each((j) => load[j] ?? noData),
  }
  knownSites.set(outcome, { study, sites })
  return sites
}

/** The map of one scenario (null = the baseline), in the classes of the baseline: all that is compared shares one scheme. */
export function scenarioMap(derived: Derived, state: State, scenario: Scenario | null): ModeMap {
  const { view, held } = state
  const base = mapInput(derived, view)
  const { picture, study } = derived
  if (!scenario)
    return { input: { ...base, dimmed: view.mode === 'explore' ? dimmedOf(derived, view) : none }, picture }
  const live = view.mode === 'scenario' ? held?.answer : undefined
  const outcome = outcomeOf(state, scenario.edits)
  const zones = live?.after.zones ?? outcome?.analysis.zones
  const siteShown = withoutMoved(derived, scenario)
  if (!zones) return { input: { ...base, siteShown }, picture, isPending: true }
  const sites = outcome ? sitesOf(derived, scenario, outcome) : null
  const { analysis } = outcome ?? {}
  // Children of a new estate stand behind the cells that the map knows.
  const known = study.data.demand.x.length
  const cell =
    analysis &&
    view.layers.cells &&
    pointClasses(picture.shade, pointFacts(analysis), analysis.children.subarray(0, known))
  const zone = zoneClasses(picture.shade, zones)
  const values = zones.map((summary) => picture.shade.ofSummary(summary))
  const children = zones.map((summary) => summary.children)
  return {
    input: {
      ...base,
      siteShown: sites?.shown ?? siteShown,
      quality: sites?.quality ?? base.quality,
      links: outcome ? linked(outcome.sites, outcome.analysis.capacity) : base.links,
      classes: {
        ...base.classes,
        zone,
        cell: cell || base.classes.cell,
        load: sites?.load ?? base.classes.load,
      },
    },
    picture: { ...picture, values, zoneClass: zone, legend: legendOf(picture.shade, values, children) },
  }
}

/** The streets by the change that a scenario makes in children with a place. */
function deltaMap(derived: Derived, state: State, scenario: Scenario): ModeMap {
  const base = mapInput(derived, state.view)
  const zones = outcomeOf(state, scenario.edits)?.analysis.zones
  const changes = zones?.map((zone, k) => {
    const before = derived.run.analysis.zones[k]
    return zone.children > 0 && before ? (100 * (zone.placed - before.placed)) / zone.children : null
  })
  const input = {
    ...base,
    siteShown: withoutMoved(derived, scenario),
    layers: { ...base.layers, cells: false },
    colours: { ...base.colours, zone: deltaRamp(state.view.theme) },
    classes: { ...base.classes, zone: deltaClasses(changes ?? base.data.zones?.id.map(() => null) ?? []) },
  }
  return { input, picture: derived.picture }
}

/** The surface of gains takes the place of all other colour while it is looked at. */
function withSpots(map: ModeMap, state: State): ModeMap {
  const { input, picture } = map
  const found = state.view.mode === 'scenario' ? freshSpots(state) : null
  if (!found) return map
  const { gain, every } = found.result
  const points = input.data.demand.x.length
  const isOfCells = found.choice.parcels === null
  const cell = isOfCells ? spotClasses(gain, spotBreaks(gain), every, points) : input.classes.cell
  return {
    input: {
      ...input,
      layers: { ...input.layers, streets: false, cells: isOfCells, catchments: false },
      colours: { ...input.colours, cell: spotRamp(state.view.theme) },
      classes: { ...input.classes, cell },
    },
    picture,
  }
}

/** The map of a mode: streets coloured by the scenario, by what follows the hand, or by what changes. */
export function modeMap(derived: Derived, state: State): ModeMap {
  const { view } = state
  if (view.mode === 'explore') {
    return scenarioMap(derived, state, view.page === 'equity' ? scenarioAt(state) : null)
  }
  if (view.mode !== 'compare') return withSpots(scenarioMap(derived, state, scenarioAt(state)), state)
  const right = scenariosOf(state)[comparedPair(state).right] ?? null
  const isDelta = right && mapKind(view, derived.run.method) === 'delta'
  return isDelta ? deltaMap(derived, state, right) : scenarioMap(derived, state, right)
}

import type { Coordinates } from '../core/places.ts'
import type { Edit, Spot } from '../scenario/edit.ts'
import { effective, withEdits } from '../scenario/scenario-list.ts'
import { Superseded, TaskFailed } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import { failureOf, type TaskInput } from '../worker/protocol.ts'
import type { Place } from './outcome.ts'
import { outcomeKey, scenarioAt, scenariosOf, setScenarios } from './scenario-state.ts'
import type { AppStore } from './store.ts'

/** Moves sites and estates by hand: the scenario changes when the hand lets go, and only then. */
export interface Hand {
  /** Holds the site of an edit at a place, in the study's coordinates. */
  hold(edit: number, x: number, y: number): void
  /** Puts it down where it is: one step that undo takes back. */
  drop(): void
  /** Lets it go back to where it was. */
  letGo(): void
}

export const spotOf = (coordinates: Coordinates, x: number, y: number): Spot =>
  coordinates === 'lonlat' ? { lon: x, lat: y } : { x, y }

/** Where an edit puts its site; null for an edit that moves nothing. */
export function placeOf(edit: Edit): Place | null {
  if (edit.op !== 'add' && edit.op !== 'move' && edit.op !== 'estate') return null
  return 'lon' in edit ? { x: edit.lon, y: edit.lat } : { x: edit.x, y: edit.y }
}

export function placed(edit: Edit, coordinates: Coordinates, x: number, y: number): Edit {
  return placeOf(edit) ? ({ ...edit, ...spotOf(coordinates, x, y) } as Edit) : edit
}

export function createHand(store: AppStore, client: Client): Hand {
  let asking = false
  let waiting = false

  function question(): TaskInput<'live'> | null {
    const state = store.getState()
    const { held, study, method } = state
    const scenario = scenarioAt(state)
    const edit = held && scenario?.edits[held.edit]
    if (!held || !study || !scenario || !edit || edit.off) return null
    const edits = effective(scenario.edits)
    const index = edits.indexOf(edit)
    const token = `${outcomeKey(state, edits)} ${index}`
    return { token, key: study.key, method, edits, edit: index, ...held.place }
  }

  /** One question at a time; the newest place waits for its turn, those between are never asked. */
  async function ask(): Promise<void> {
    if (asking) {
      waiting = true
      return
    }
    const input = question()
    if (!input) return
    asking = true
    try {
      const answer = await client.run('live', input)
      store.setState(({ held }) => (held ? { held: { ...held, answer } } : {}))
    } catch (error) {
      if (!(error instanceof Superseded)) {
        store.setState({ held: null, failure: error instanceof TaskFailed ? error.failure : failureOf(error) })
      }
    } finally {
      asking = false
      if (waiting) {
        waiting = false
        void ask()
      }
    }
  }

  return {
    hold(edit, x, y) {
      store.setState(({ held }) => ({
        held: { edit, place: { x, y }, answer: held?.edit === edit ? held.answer : null },
      }))
      void ask()
    },
    drop() {
      const state = store.getState()
      const { held, study } = state
      const scenario = scenarioAt(state)
      const edit = held && scenario?.edits[held.edit]
      store.setState({ held: null })
      if (!held || !study || !scenario || !edit) return
      const before = placeOf(edit)
      const { x, y } = held.place
      if (before?.x === x && before.y === y) return
      const edits = scenario.edits.map((one, k) => (k === held.edit ? placed(one, study.data.coordinates, x, y) : one))
      setScenarios(store, 'edit-place', withEdits(scenariosOf(state), state.view.scenario, edits))
    },
    letGo: () => store.setState({ held: null }),
  }
}

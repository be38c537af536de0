import type { ClassChoice } from '../core/classes/scheme.ts'
import { measureOf } from '../core/fca/measures/list.ts'
import { type Classing, classKey, withChoice } from '../scenario/classing.ts'
import type { Method } from '../scenario/method.ts'
import { defaultChoice, kindFor, type ShadeId } from '../symbology/shade.ts'
import { type AppStore, dispatch, type State } from './store.ts'

const none: Classing = {}
export const classingOf = ({ timeline }: Pick<State, 'timeline'>): Classing => timeline?.project.classing ?? none

/** The classes of a quantity under a method: the user's, else the app's. */
export function choiceFor(classing: Classing, shade: ShadeId, method: Pick<Method, 'measure' | 'stage'>): ClassChoice {
  const kind = kindFor(shade, measureOf(method.measure))
  return classing[classKey(kind.id, method)] ?? defaultChoice(kind)
}

/** Cuts a quantity into other classes, for the open measure and stage. @param gesture see `commit` */
export function setClasses(store: AppStore, shade: ShadeId, choice: ClassChoice, gesture: string | null = null): void {
  const state = store.getState()
  const classing = withChoice(classingOf(state), classKey(shade, state.method), choice)
  dispatch(store, { label: 'classes', patch: { classing } }, gesture)
}

import type { ClassChoice } from '../core/classes/scheme.ts'
import { type Classing, classKey, withChoice } from '../scenario/classing.ts'
import type { ShadeId } from '../symbology/shade.ts'
import { type AppStore, dispatch, type State } from './store.ts'

const none: Classing = {}
export const classingOf = ({ timeline }: State): Classing => timeline?.project.classing ?? none

/** Cuts a quantity into other classes, for the open measure and stage. @param gesture see `commit` */
export function setClasses(store: AppStore, shade: ShadeId, choice: ClassChoice, gesture: string | null = null): void {
  const state = store.getState()
  const classing = withChoice(classingOf(state), classKey(shade, state.method), choice)
  dispatch(store, { label: 'classes', patch: { classing } }, gesture)
}

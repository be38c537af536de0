import { applyChange, type Change, type Project } from './project.ts'

/** Steps that can be undone; older ones are forgotten, so that replaced data can be freed. */
export const HISTORY_LIMIT = 100

/** A project with the changes that lead back (latest last) and forth again (next last). */
export interface Timeline {
  readonly project: Project
  readonly past: readonly Change[]
  readonly future: readonly Change[]
  /** The gesture that the latest step belongs to while it goes on; null = the next change is a step of its own. */
  readonly gesture: string | null
}

export const startOf = (project: Project): Timeline => ({ project, past: [], future: [], gesture: null })

/**
 * Makes a change, which ends whatever could be redone.
 * @param gesture changes with the same name, one after another, are one step until `endGesture`: a drag, a held key
 */
export function commit(timeline: Timeline, change: Change, gesture: string | null = null): Timeline {
  const { project, inverse } = applyChange(timeline.project, change)
  const last = timeline.past.at(-1)
  if (gesture !== null && gesture === timeline.gesture && last !== undefined) {
    // The step keeps what stood before the gesture began; members that it touches only now are added.
    const merged = { label: change.label, patch: { ...inverse.patch, ...last.patch } }
    return { project, past: [...timeline.past.slice(0, -1), merged], future: [], gesture }
  }
  return { project, past: [...timeline.past, inverse].slice(-HISTORY_LIMIT), future: [], gesture }
}

export const endGesture = (timeline: Timeline): Timeline =>
  timeline.gesture === null ? timeline : { ...timeline, gesture: null }

/** One step back; the same timeline when there is none. */
export function undo(timeline: Timeline): Timeline {
  const step = timeline.past.at(-1)
  if (step === undefined) return timeline
  const { project, inverse } = applyChange(timeline.project, step)
  return { project, past: timeline.past.slice(0, -1), future: [...timeline.future, inverse], gesture: null }
}

/** One step forth again; the same timeline when there is none. */
export function redo(timeline: Timeline): Timeline {
  const step = timeline.future.at(-1)
  if (step === undefined) return timeline
  const { project, inverse } = applyChange(timeline.project, step)
  return { project, past: [...timeline.past, inverse], future: timeline.future.slice(0, -1), gesture: null }
}

/** A step of a timeline, and the project on either side of it. */
export interface Step {
  readonly label: string
  readonly before: Project
  readonly after: Project
}

/** Every step that can be undone, oldest first, then every step that can be done again, next first. */
export function stepsOf(timeline: Timeline): { readonly past: readonly Step[]; readonly future: readonly Step[] } {
  const past: Step[] = []
  let after = timeline.project
  for (const change of timeline.past.toReversed()) {
    const { project: before } = applyChange(after, change)
    past.push({ label: change.label, before, after })
    after = before
  }
  const future: Step[] = []
  let before = timeline.project
  for (const change of timeline.future.toReversed()) {
    const { project } = applyChange(before, change)
    future.push({ label: change.label, before, after: project })
    before = project
  }
  return { past: past.reverse(), future }
}

/** So many steps back (negative) or forth (positive), as far as there are any. */
export function travel(timeline: Timeline, steps: number): Timeline {
  let now = timeline
  for (let k = 0; k < Math.abs(steps); k++) now = steps < 0 ? undo(now) : redo(now)
  return now
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { commit, endGesture, HISTORY_LIMIT, redo, startOf, type Timeline, undo } from '../../src/scenario/history.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { applyChange, type Change, type Project, undecided } from '../../src/scenario/project.ts'

const dataNamed = (zh: string) => ({ name: { zh, en: '' } }) as StudyData
const start: Project = { data: dataNamed('a'), method: defaultMethod, ...undecided }

const patch: fc.Arbitrary<Partial<Project>> = fc.record(
  {
    data: fc.string().map(dataNamed),
    method: fc.integer({ min: 100, max: 9000 }).map((threshold) => ({ ...defaultMethod, threshold })),
    scenarios: fc.array(
      fc.string({ minLength: 1 }).map((name) => ({ name, edits: [] })),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
)
const change: fc.Arbitrary<Change> = fc.record({ label: fc.constantFrom('a', 'b'), patch })
const law = <T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>) =>
  fc.assert(property, { seed: 4, numRuns: 300 })

describe('changes', () => {
  test('the inverse of a change brings back exactly what was there', () => {
    law(
      fc.property(patch, change, (first, second) => {
        const { project } = applyChange(start, { label: '', patch: first })
        const { project: changed, inverse } = applyChange(project, second)
        expect(applyChange(changed, inverse).project).toEqual(project)
      }),
    )
  })
})

describe('history', () => {
  test('undoing every step leads back to the start, and redoing them to the end', () => {
    law(
      fc.property(
        fc.array(fc.tuple(change, fc.constantFrom(null, null, 'drag', 'slide')), { maxLength: 20 }),
        (steps) => {
          let timeline = startOf(start)
          for (const [step, gesture] of steps) timeline = commit(timeline, step, gesture)
          const end = timeline
          const count = end.past.length
          for (let k = 0; k < count; k++) timeline = undo(timeline)
          expect(timeline.project).toEqual(start)
          expect(undo(timeline)).toBe(timeline)
          for (let k = 0; k < count; k++) timeline = redo(timeline)
          expect(timeline.project).toEqual(end.project)
          expect(redo(timeline)).toBe(timeline)
        },
      ),
    )
  })

  const reach = (threshold: number): Change => ({ label: 'reach', patch: { method: { ...defaultMethod, threshold } } })

  test('a whole drag is undone at once, and two drags one by one', () => {
    let timeline: Timeline = startOf(start)
    for (const metres of [1510, 1520, 1530]) timeline = commit(timeline, reach(metres), 'slider')
    timeline = endGesture(timeline)
    for (const metres of [1600, 1700]) timeline = commit(timeline, reach(metres), 'slider')
    expect(timeline.past).toHaveLength(2)
    timeline = undo(timeline)
    expect(timeline.project.method.threshold).toBe(1530)
    expect(undo(timeline).project).toEqual(start)
  })

  test('a new change after an undo ends the redo, and very old steps are forgotten', () => {
    let timeline = commit(undo(commit(startOf(start), reach(2000))), reach(3000))
    expect(timeline.future).toEqual([])
    for (let k = 0; k < HISTORY_LIMIT + 5; k++) timeline = commit(timeline, reach(1000 + k))
    expect(timeline.past).toHaveLength(HISTORY_LIMIT)
  })
})

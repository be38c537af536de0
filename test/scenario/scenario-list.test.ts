import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import type { Edit, Scenario } from '../../src/scenario/edit.ts'
import { commit, redo, startOf, undo } from '../../src/scenario/history.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { type Project, undecided } from '../../src/scenario/project.ts'
import {
  copied,
  moved,
  newId,
  nextLetter,
  renamed,
  switched,
  withEdits,
  without,
  withScenario,
} from '../../src/scenario/scenario-list.ts'

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    op: fc.constant('add' as const),
    id: fc.constantFrom('N1', 'N2', 'N3'),
    capacity: fc.nat(2000),
    lon: fc.double({ min: 116, max: 117, noNaN: true }),
    lat: fc.double({ min: 39, max: 41, noNaN: true }),
  }),
  fc.record({ op: fc.constant('resize' as const), id: fc.constantFrom('S1', 'S2'), capacity: fc.nat(2000) }),
  fc.record({ op: fc.constant('close' as const), id: fc.constantFrom('S1', 'S2') }),
  fc.record({ op: fc.constant('quality' as const), id: fc.constantFrom('S1', 'S2'), quality: fc.boolean() }),
)

/** What a user may do to the list, at some place of it. */
type Act = (list: readonly Scenario[]) => readonly Scenario[]
const act: fc.Arbitrary<Act> = fc.tuple(fc.nat(7), fc.nat(3), fc.nat(5), edit).map(([kind, at, k, one]) => (list) => {
  const edits = list[at]?.edits ?? []
  switch (kind) {
    case 0:
      return withScenario(list, { name: nextLetter(list), edits: [] })
    case 1:
      return copied(list, at)
    case 2:
      return without(list, at)
    case 3:
      return renamed(list, at, one.id) ?? list
    case 4:
      return withEdits(list, at, [...edits, one])
    case 5:
      return withEdits(list, at, switched(edits, k))
    case 6:
      return withEdits(list, at, moved(edits, k, k % 2 ? k + 1 : k - 1))
    default:
      return withEdits(
        list,
        at,
        edits.filter((_, j) => j !== k),
      )
  }
})

describe('the list of scenarios', () => {
  test('undo and redo over any work on scenarios give back the very same project', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const start: Project = { data: {} as StudyData, method: defaultMethod, ...undecided }
        let timeline = startOf(start)
        const seen = [start]
        for (const one of acts) {
          const scenarios = one(timeline.project.scenarios)
          timeline = commit(timeline, { label: 'scenario', patch: { scenarios } })
          seen.push(timeline.project)
        }
        for (const project of [...seen].reverse()) {
          expect(timeline.project).toEqual(project)
          timeline = undo(timeline)
        }
        for (const project of seen) {
          expect(timeline.project).toEqual(project)
          timeline = redo(timeline)
        }
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  test('names stay different whatever is made, copied and renamed', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const list = acts.reduce<readonly Scenario[]>((before, one) => one(before), [])
        const names = list.map(({ name }) => name.toLowerCase())
        expect(new Set(names).size).toBe(names.length)
      }),
      { seed: 8, numRuns: 100 },
    )
  })

  test('an edit switched off and on is the very same edit', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.nat(4), (edits, k) => {
        expect(switched(switched(edits, k), k)).toEqual(edits)
      }),
      { seed: 9, numRuns: 100 },
    )
  })

  test('a new site never takes the number of another', () => {
    const scenarios = [{ name: 'A', edits: [{ op: 'close', id: 'N1' }] }] as const
    expect(newId('N', ['N2', 'S1'], scenarios)).toBe('N3')
  })
})

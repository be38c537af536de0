import { expect, test } from 'vitest'
import type { StudyData } from '../../src/core/places.ts'
import { defaultMethod } from '../../src/scenario/method.ts'
import { undecided } from '../../src/scenario/project.ts'
import { createAppStore, dispatchStudy, redoStep, setView, undoStep } from '../../src/state/store.ts'
import type { Opened } from '../../src/worker/protocol.ts'

const opened = (key: string) => ({ key, data: { year: key } as StudyData }) as Opened
const decisions = { ...undecided, method: defaultMethod }

test('undo of an import shows the study before it as it was looked at, and redo the imported one', () => {
  const store = createAppStore()
  dispatchStudy(store, 'open', opened('own'), decisions)
  const looked = {
    selection: { kind: 'zone', index: 3 },
    camera: { lon: 116, lat: 40, zoom: 11 },
    filter: '西',
    shade: 'coverage',
    scenario: 0,
  } as const
  setView(store, { ...looked, mode: 'data' })
  dispatchStudy(store, 'import', opened('imported'), decisions)
  expect(store.getState().view).toMatchObject({ selection: null, camera: null, filter: '', scenario: -1 })
  setView(store, { mode: 'explore', shade: 'distance', camera: { lon: 1, lat: 2, zoom: 3 } })

  undoStep(store)
  expect(store.getState().study?.key).toBe('own')
  // Where the user is in the app stays: only what is shown of the study comes back.
  expect(store.getState().view).toMatchObject({ ...looked, mode: 'explore' })
  redoStep(store)
  expect(store.getState().study?.key).toBe('imported')
  expect(store.getState().view).toMatchObject({ shade: 'distance', camera: { lon: 1, lat: 2, zoom: 3 }, filter: '' })
})

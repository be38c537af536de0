import { describe, expect, it } from 'vitest'
import { apply, type Change, differences, isDiscrete, type Touched } from '../../src/map/reconcile.ts'
import { viewOf } from '../../src/map/view-of.ts'
import { paletteOf } from '../../src/symbology/palette.ts'
import { inputOf, squareStudy } from './study.ts'

/** A map that only writes down what is done to it. */
function recorder(cells: unknown = undefined) {
  const calls: [string, ...unknown[]][] = []
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args])
    }
  const names = ['addLayer', 'removeLayer', 'setFilter', 'setPaintProperty', 'setLayoutProperty', 'setFeatureState', 'removeFeatureState'] // biome-ignore format: a list
  const map = {
    ...Object.fromEntries(names.map((name) => [name, note(name)])),
    getLayer: () => cells,
    getSource: (id: string) => ({ setData: (data: unknown) => calls.push(['setData', id, data]) }),
  } as unknown as Touched
  return { map, calls }
}

const data = squareStudy()
const base = inputOf(data)
const run = (before: typeof base, after: typeof base) => {
  const [from, to] = [viewOf(before), viewOf(after)]
  const shown: unknown[] = []
  const { map, calls } = recorder(
    from.cells ? { implementation: { show: (cells: unknown) => shown.push(cells) } } : undefined,
  )
  const changes = differences(from, to)
  const touched = apply(map, changes, from, to)
  return { changes, calls, touched, shown }
}
const kinds = (changes: readonly Change[]) => [...new Set(changes.map((change) => change.do))]

describe('bringing the live map up to date', () => {
  it('touches nothing when nothing changed', () => {
    expect(run(base, { ...base })).toEqual({ changes: [], calls: [], touched: 0, shown: [] })
  })

  it('recolours by the state of exactly those streets whose class changed, never by new data', () => {
    const zone = Uint8Array.from(base.classes.zone)
    zone[2] = 4
    const { calls, changes } = run(base, { ...base, classes: { ...base.classes, zone } })
    expect(changes).toEqual([])
    expect(calls).toEqual([['setFeatureState', { source: 'zones', id: 2 }, { c: 4 }]])
  })

  it('moves the selection by two flags', () => {
    const from = { ...base, selection: { kind: 'site' as const, index: 0 } }
    const { calls, changes } = run(from, { ...base, selection: { kind: 'site', index: 1 } })
    expect(changes).toEqual([])
    expect(calls).toEqual([
      ['setFeatureState', { source: 'sites', id: 0 }, { s: false }],
      ['setFeatureState', { source: 'sites', id: 1 }, { s: true }],
    ])
  })

  it('selecting a street touches label filters and one flag, and needs no held frame', () => {
    const { calls, changes } = run(base, { ...base, selection: { kind: 'zone', index: 1 } })
    expect(kinds(changes)).toEqual(['filter'])
    expect(isDiscrete(changes)).toBe(false)
    expect(calls.filter(([name]) => name === 'setFeatureState')).toHaveLength(1)
  })

  it('changes theme by paint alone and holds the old frame meanwhile', () => {
    const { zone, cell, load } = {
      zone: paletteOf('dark').gap,
      cell: paletteOf('dark').gap.toReversed(),
      load: paletteOf('dark').load,
    }
    const { changes, touched } = run(base, { ...base, theme: 'dark', colours: { zone, cell, load } })
    expect(kinds(changes)).toEqual(['paint'])
    expect(isDiscrete(changes)).toBe(true)
    expect(touched).toBe(0)
  })

  it('changes language by the labels alone', () => {
    const { changes } = run(base, { ...base, lang: 'en' })
    expect(changes).toMatchObject([{ do: 'data', source: 'labels' }])
  })

  it('forgets classes that no longer hold', () => {
    const { calls } = run(base, { ...base, classes: { ...base.classes, zone: new Uint8Array(0) } })
    expect(calls).toEqual([['removeFeatureState', { source: 'zones' }]])
  })

  it('puts the cells on and takes them off as the switch says, and shows them anew when their classes change', () => {
    const without = { ...base, layers: { ...base.layers, cells: false } }
    expect(run(without, base).calls).toContainEqual(['addLayer', expect.objectContaining({ id: 'cells' }), 'veil'])
    expect(run(base, without).calls).toContainEqual(['removeLayer', 'cells'])
    const cell = Uint8Array.from(base.classes.cell)
    const recoloured = run(base, { ...base, classes: { ...base.classes, cell } })
    expect(recoloured.calls).toEqual([])
    expect(recoloured.shown).toMatchObject([{ classes: cell }])
    // A frame of a million cells is not drawn for a pointer that moves over streets.
    expect(run(base, { ...base, hover: { kind: 'zone', index: 1 } }).shown).toEqual([])
  })

  it('sets every state again after a lost context', () => {
    const view = viewOf(base)
    const { map, calls } = recorder()
    const flagged = view.states.sites.t.reduce((sum, flag) => sum + flag, 0)
    expect(apply(map, [], null, view)).toBe(view.states.zones.c.length + flagged)
    expect(calls.filter(([name]) => name !== 'setFeatureState')).toEqual([
      ['addLayer', expect.objectContaining({ id: 'cells', type: 'custom' }), 'veil'],
    ])
  })

  it('swaps the layers of the site look in the right place', () => {
    const { changes } = run(base, { ...base, siteLook: 'load' })
    const added = changes.flatMap((change) => (change.do === 'add' ? [[change.layer.id, change.below]] : []))
    expect(added).toEqual([
      ['site-rim', 'site'],
      ['site-over', 'site'],
      ['site-core', 'street-label'],
      ['site-quality', 'street-label'],
    ])
  })
})

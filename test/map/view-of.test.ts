import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { styleOf, viewOf } from '../../src/map/view-of.ts'
import { inputOf, squareStudy } from './study.ts'

const data = squareStudy()
const flags = [true, false]

describe('the map as a style', () => {
  it('is a valid style for every layer switch, language, theme and site look, or the map would stay blank', () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const lang of ['zh-CN', 'en'] as const) {
        for (const siteLook of ['quality', 'load'] as const) {
          for (const streets of flags) {
            for (const cells of flags) {
              for (const sites of flags) {
                for (const catchments of flags) {
                  const input = inputOf(data, {
                    theme,
                    lang,
                    siteLook,
                    layers: { streets, cells, sites, catchments, groups: streets },
                  })
                  expect(validateStyleMin(styleOf(viewOf(input)))).toEqual([])
                }
              }
            }
          }
        }
      }
    }
  })

  it('asks nothing of a network: no glyphs, no sprite, no tiles', () => {
    const style = styleOf(viewOf(inputOf(data)))
    expect(style).not.toHaveProperty('glyphs')
    expect(style).not.toHaveProperty('sprite')
    expect(JSON.stringify(style)).not.toMatch(/https?:/)
    for (const source of Object.values(style.sources)) expect(source.type).toBe('geojson')
  })

  it('says the same twice and leaves its input alone', () => {
    const input = inputOf(data, { selection: { kind: 'point', index: 3 } })
    const copy = structuredClone({ ...input, data: null })
    const [first, second] = [viewOf(input), viewOf(input)]
    expect(second).toEqual(first)
    for (const id of Object.keys(first.sources)) expect(second.sources[id]?.data).toBe(first.sources[id]?.data)
    expect({ ...input, data: null }).toEqual(copy)
  })

  it('recolours without new geometry: only class states differ', () => {
    const before = viewOf(inputOf(data))
    const after = viewOf(inputOf(data, { classes: { ...inputOf(data).classes, zone: Uint8Array.of(4, 4, 4, 255) } }))
    expect(after.layers).toEqual(before.layers)
    for (const id of Object.keys(before.sources)) expect(after.sources[id]?.data).toBe(before.sources[id]?.data)
    expect(after.states.zones.c).toEqual(Uint8Array.of(4, 4, 4, 255))
  })

  it('outlines the cell in the hand and the chosen one, whatever their number', () => {
    const view = viewOf(inputOf(data, { hover: { kind: 'point', index: 3 }, selection: { kind: 'point', index: 70 } }))
    const { focus } = view.sources
    expect(focus?.data).toMatchObject({
      features: [{ properties: { kind: 'hovered' } }, { properties: { kind: 'selected' } }],
    })
  })

  it('draws a study without streets, and one in plain metres', () => {
    const bare = { ...squareStudy(), zones: null, catchments: null, context: null }
    expect(validateStyleMin(styleOf(viewOf(inputOf(bare))))).toEqual([])
    const planar = { ...bare, coordinates: 'planar' as const }
    const view = viewOf(inputOf(planar))
    const { graticule } = view.sources
    expect(graticule?.data).toMatchObject({ features: [] })
    expect(validateStyleMin(styleOf(view))).toEqual([])
  })

  it('hides the sites of another stage', () => {
    const view = viewOf(inputOf(data, { siteShown: Uint8Array.of(0, 1) }))
    const { sites } = view.sources
    expect(sites?.data).toMatchObject({ features: [{ properties: { i: 1 } }] })
  })
})

import type { Block, BlockContent, MapChoice, Orientation, PaperSize, Place, PresetId, ReportPage } from './report.ts'

export const presets: readonly PresetId[] = ['brief', 'comparison', 'atlas', 'method']

/** Shapes that a preset has its own arrangement for. */
type Shape = 'landscape' | 'portrait'
const shapeOf = (size: PaperSize, orientation: Orientation): Shape =>
  size === 'wide' || orientation === 'landscape' ? 'landscape' : 'portrait'

const layers = { streets: true, cells: false, sites: true, catchments: false, groups: false }
/** A map of the whole baseline. */
export const wholeMap: MapChoice = { shade: 'balance', layers, scenario: '', change: false, centre: null, scale: null }

/** Content, and where it stands in landscape and portrait: column, row, columns, rows. */
type Entry = readonly [name: string, content: BlockContent, landscape: Numbers, portrait: Numbers]
type Numbers = readonly [column: number, row: number, columns: number, rows: number]

const legend = { kind: 'legend', of: '' } as const
const scale = { kind: 'scale', of: '' } as const
const north = { kind: 'north', of: '' } as const

const entries: Readonly<Record<PresetId, readonly Entry[]>> = {
  brief: [
    ['title', { kind: 'title', text: '', subtitle: '' }, [0, 0, 24, 3], [0, 0, 24, 2]],
    ['map', { kind: 'map', ...wholeMap }, [0, 3, 15, 27], [0, 6, 24, 15]],
    ['legend', legend, [0, 21, 5, 9], [0, 15, 8, 6]],
    ['scale', scale, [9, 28, 5, 2], [16, 20, 7, 1]],
    ['north', north, [14, 27, 1, 3], [23, 19, 1, 2]],
    ['headline', { kind: 'headline', text: '' }, [15, 3, 9, 4], [0, 2, 24, 2]],
    ['parts', { kind: 'parts', scenario: '' }, [15, 7, 9, 4], [0, 4, 24, 2]],
    ['kpis', { kind: 'kpis', scenario: '', items: null }, [15, 11, 9, 6], [0, 21, 24, 2]],
    ['table', { kind: 'table', subject: 'streets', limit: 8 }, [15, 17, 9, 13], [0, 23, 24, 8]],
    ['method', { kind: 'method', full: false }, [0, 30, 24, 4], [0, 31, 24, 4]],
    ['footer', { kind: 'footer' }, [0, 34, 24, 2], [0, 35, 24, 1]],
  ],
  comparison: [
    ['title', { kind: 'title', text: '', subtitle: '' }, [0, 0, 24, 3], [0, 0, 24, 2]],
    ['headline', { kind: 'headline', text: '' }, [0, 3, 24, 2], [0, 2, 24, 2]],
    [
      'maps',
      { kind: 'maps', scenarios: null, ...wholeMap, layers: { ...layers, sites: false }, change: true },
      [0, 5, 11, 18],
      [0, 4, 24, 10],
    ],
    ['legend', legend, [0, 23, 8, 8], [0, 10, 8, 4]],
    ['table', { kind: 'table', subject: 'comparison', limit: null }, [11, 5, 13, 18], [0, 14, 24, 12]],
    ['gainers', { kind: 'chart', subject: 'gainers', scenario: '' }, [11, 23, 13, 8], [0, 26, 24, 6]],
    ['method', { kind: 'method', full: false }, [0, 31, 24, 3], [0, 32, 24, 3]],
    ['footer', { kind: 'footer' }, [0, 34, 24, 2], [0, 35, 24, 1]],
  ],
  atlas: [
    ['title', { kind: 'title', text: '', subtitle: '' }, [0, 0, 24, 3], [0, 0, 24, 2]],
    ['map', { kind: 'map', ...wholeMap, layers: { ...layers, cells: true } }, [0, 3, 16, 31], [0, 2, 24, 18]],
    ['legend', legend, [0, 25, 5, 9], [0, 14, 8, 6]],
    ['scale', scale, [10, 32, 5, 2], [16, 19, 7, 1]],
    ['north', north, [15, 31, 1, 3], [23, 18, 1, 2]],
    ['headline', { kind: 'headline', text: '' }, [16, 3, 8, 4], [0, 20, 24, 2]],
    ['parts', { kind: 'parts', scenario: '' }, [16, 8, 8, 4], [0, 22, 24, 3]],
    ['kpis', { kind: 'kpis', scenario: '', items: null }, [16, 12, 8, 6], [0, 25, 24, 2]],
    ['table', { kind: 'table', subject: 'schools', limit: null }, [16, 18, 8, 16], [0, 27, 24, 8]],
    ['footer', { kind: 'footer' }, [0, 34, 24, 2], [0, 35, 24, 1]],
  ],
  method: [
    ['title', { kind: 'title', text: '', subtitle: '' }, [0, 0, 24, 3], [0, 0, 24, 2]],
    ['method', { kind: 'method', full: true }, [0, 3, 24, 19], [0, 2, 24, 21]],
    ['sources', { kind: 'table', subject: 'sources', limit: null }, [0, 22, 24, 12], [0, 23, 24, 12]],
    ['footer', { kind: 'footer' }, [0, 34, 24, 2], [0, 35, 24, 1]],
  ],
}

const placeOf = ([column, row, columns, rows]: Numbers): Place => ({ column, row, columns, rows })

/** A page as a preset makes it. @param id of the page; the ids of its blocks begin with it */
export function presetPage(
  preset: PresetId,
  id: string,
  size: PaperSize = 'a4',
  orientation: Orientation = preset === 'method' ? 'portrait' : 'landscape',
): ReportPage {
  const shape = shapeOf(size, orientation)
  const blocks = entries[preset].map(
    ([name, content, landscape, portrait]): Block => ({
      ...content,
      id: `${id}-${name}`,
      place: placeOf(shape === 'landscape' ? landscape : portrait),
    }),
  )
  return { id, preset, size, orientation, each: preset === 'atlas' ? 'street' : null, blocks }
}

/** A page on other paper. Blocks that stand where the preset put them go where it puts them there; others keep their cells. */
export function onPaper(page: ReportPage, size: PaperSize, orientation: Orientation): ReportPage {
  const next = { ...page, size, orientation }
  if (!page.preset) return next
  const places = (of: ReportPage) => new Map(of.blocks.map(({ id, place }) => [id, place]))
  const before = places(presetPage(page.preset, page.id, page.size, page.orientation))
  const after = places(presetPage(page.preset, page.id, size, orientation))
  const same = (a: Place, b: Place | undefined) => JSON.stringify(a) === JSON.stringify(b)
  return {
    ...next,
    blocks: page.blocks.map((block) => ({
      ...block,
      place: same(block.place, before.get(block.id)) ? (after.get(block.id) ?? block.place) : block.place,
    })),
  }
}

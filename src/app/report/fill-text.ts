import { percentages } from '../../core/aggregate/apportion.ts'
import { standing } from '../../core/aggregate/whole.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import { measureNumber, shadeName } from '../../panels/class-label.ts'
import { headlineText } from '../../panels/headline-text.ts'
import { decayName } from '../../panels/method-line.ts'
import type { Content, PartContent } from '../../report/page/content.ts'
import type { ReportPage } from '../../scenario/report.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { kindFor, type ShadeId } from '../../symbology/shade.ts'
import { comparedIn, gapOf, type Sources, scopeOf, shownOf } from './sources.ts'

/** The title that a page has while nobody writes one. */
export function titleOf(s: Sources, page: ReportPage, zone: number): string {
  const { rw, w, run } = s
  if (zone >= 0) return nameIn(s.sheet.rows[zone]!.name, s.lang)
  const map = page.blocks.find((block) => block.kind === 'map' || block.kind === 'maps')
  if (page.preset === 'comparison' || map?.kind === 'maps') return `${s.name} · ${rw.made.comparison}`
  if (map?.kind === 'map') {
    const { measure } = run.method
    const shade = kindFor(map.shade as ShadeId, measureOf(measure))
    const scenario = map.scenario ? ` · ${s.sw.map.title(map.scenario)}` : ''
    return `${s.name} · ${map.change ? rw.made.changeTitle : shadeName(shade, measure, w)}${scenario}`
  }
  if (page.preset === 'method') return `${s.name} · ${rw.made.method}`
  return s.name
}

/** Year, stage, reach, decay: what the numbers were made with, in one line. */
export function subtitleOf(s: Sources, page: ReportPage): string {
  const { w, n, study, run } = s
  const { method } = run
  return [
    ...(page.each === 'street' ? [s.name] : []),
    ...(study.data.year ? [w.data.year(study.data.year)] : []),
    w.stage[method.stage],
    `${w.reach.title} ${n.metres(method.threshold)}`,
    decayName(method, w),
    ...(method.qualityOnly ? [w.quality.only] : []),
  ].join(' · ')
}

/** The finding: of a street, of the best scenario, or of the whole study. */
export function headlineOf(s: Sources, page: ReportPage, zone: number): string {
  if (zone >= 0) return streetSentence(s, zone)
  if (page.preset === 'comparison') return comparisonSentence(s)
  return headlineText(s.sheet, s.run.method, s.w, s.n)
}

function streetSentence(s: Sources, zone: number): string {
  const { rw, n, run, w } = s
  const row = s.sheet.rows[zone]!
  const name = nameIn(row.name, s.lang)
  if (row.children === 0) return rw.made.streetEmpty(name)
  const common = { name, children: n.int(row.children), reach: n.reach(run.method.threshold) }
  const measure = measureOf(run.method.measure)
  if (!measure.gap) {
    return rw.made.streetValue({
      ...common,
      value: measureNumber(measure, row.value, n),
      unit: measure.id === 'nearest' ? w.reach.straight : w.measure.units[measure.unit],
      out: n.int(row.out),
    })
  }
  const isShort = row.standing === 'short'
  return rw.made.street({
    ...common,
    placed: n.int(row.placed),
    net: s.lang === 'en' || !isShort ? n.signed(row.balance) : n.int(-row.balance),
    isShort,
    per100: n.signedDecimal(row.per100 ?? Number.NaN, 1),
  })
}

function comparisonSentence(s: Sources): string {
  const { rw, n } = s
  if (!gapOf(s)) return s.cw.measure
  const gains = (comparedIn(s) ?? []).flatMap(({ index, name, shown, contrast }) =>
    index < 0 ? [] : [{ name, gain: contrast.after.placed - contrast.before.placed, places: shown.added ?? 0 }],
  )
  const best = gains.sort((a, b) => b.gain - a.gain)[0]
  if (!best) return rw.made.noScenarios
  return best.gain > 0 ? rw.made.best(best.name, n.int(best.gain), n.signed(best.places)) : rw.made.noneBetter
}

/** The parts of all children: three for a measure that knows a gap, else two. */
export function partsOf(s: Sources, scenario: string, zone: number): Content {
  const shown = shownOf(s, scenario)
  if ('problem' in shown) return { kind: 'notice', text: shown.problem }
  const { row } = scopeOf(s, shown.analysis, zone)
  const { w, n, run } = s
  const palette = paletteOf('light')
  const words = run.method.qualityOnly ? w.partsQuality : w.parts
  const counts = gapOf(s)
    ? ([
        [words.short.placed, row.placed, palette.parts[0]],
        [words.short.full, row.full, palette.parts[1]],
        [words.short.out, row.out, palette.parts[2]],
      ] as const)
    : ([
        [w.measure.inReach, row.children - row.out, palette.parts[0]],
        [words.short.out, row.out, palette.parts[2]],
      ] as const)
  const shares = percentages(counts.map(([, count]) => count))
  const parts = counts.map(
    ([label, count, colour], k): PartContent => ({
      share: shares[k]! / 100,
      colour,
      value: n.int(count),
      label: `${label} ${n.percent(shares[k]!, 1)}`,
      hatched: k === counts.length - 1,
    }),
  )
  return { kind: 'parts', title: words.label, parts }
}

export const kpiIds = [
  'children',
  'places',
  'sites',
  'gap',
  'spare',
  'net',
  'short',
  'coverage',
  'chance',
  'mean',
  'median',
  'p90',
] as const
export type ReportKpi = (typeof kpiIds)[number]

/** Key numbers; without a choice, those of the screen, and of a street its own. */
export function kpisOf(s: Sources, scenario: string, items: readonly string[] | null, zone: number): Content {
  const shown = shownOf(s, scenario)
  if ('problem' in shown) return { kind: 'notice', text: shown.problem }
  const usual: readonly ReportKpi[] =
    zone >= 0 ? ['children', 'places', 'coverage', 'median'] : ['coverage', 'chance', 'median', 'p90']
  const chosen = items ? kpiIds.filter((id) => items.includes(id)) : usual
  return {
    kind: 'kpis',
    title: s.rw.kinds.kpis,
    items: chosen.map((id) => ({ value: kpiText(s, shown.analysis, zone, id), label: s.rw.kpis[id] ?? id })),
  }
}

function kpiText(s: Sources, analysis: Sources['run']['analysis'], zone: number, id: ReportKpi): string {
  const { n } = s
  const { row } = scopeOf(s, analysis, zone)
  const knows = gapOf(s)
  const count = (value: number) => (knows ? n.int(value) : '–')
  switch (id) {
    case 'children':
      return n.int(row.children)
    case 'places':
      return n.int(row.places)
    case 'sites':
      return n.int(row.sites)
    case 'gap':
      return count(row.gap)
    case 'spare':
      return count(row.spare)
    case 'net':
      return knows ? n.signed(row.balance) : '–'
    case 'short':
      return count(analysis.zones.filter((summary) => standing(summary) === 'short').length)
    case 'coverage':
      return n.percent(row.coverage ?? Number.NaN, 1)
    case 'chance':
      return n.percent(knows ? (row.chance ?? Number.NaN) : Number.NaN, 1)
    default:
      return n.metres(row.nearest?.[id] ?? Number.NaN)
  }
}

import { measureOf } from '../../core/fca/measures/list.ts'
import { nameIn } from '../../core/name.ts'
import { stageEnrolment } from '../../core/stage.ts'
import { measureNumber } from '../../panels/class-label.ts'
import { changeText, kpiText } from '../../panels/compare/kpi-text.ts'
import type { Content, TableContent, TableLine } from '../../report/page/content.ts'
import { statedSummary } from '../../report/run-tables.ts'
import { bestOf, kpis, shownChange } from '../../scenario/kpis.ts'
import type { TableSubject } from '../../scenario/report.ts'
import type { ZoneRow } from '../../state/derived/zone-rows.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { importLine } from './fill-method.ts'
import { comparedIn, gapOf, type Sources, streetsInOrder } from './sources.ts'

const notice = (text: string): Content => ({ kind: 'notice', text })
const plain = { note: '', shares: null, barAfter: null, total: null, hidden: 0, rest: null } as const

export function tableOf(s: Sources, subject: TableSubject, limit: number | null, zone: number): Content {
  switch (subject) {
    case 'streets':
      return streets(s, limit)
    case 'comparison':
      return comparison(s)
    case 'schools':
      return schools(s, limit, zone)
    case 'catchments':
      return catchments(s, limit)
    case 'sources':
      return sources(s)
  }
}

/** The first rows, and how many are not there. */
function limited(s: Sources, rows: readonly TableLine[], limit: number | null, rest: (n: string) => string) {
  const shown = limit === null ? rows : rows.slice(0, limit)
  const hidden = rows.length - shown.length
  return { rows: shown, hidden, rest: limit === null ? null : (missing: number) => rest(s.n.int(missing)) }
}

/** With a limit: the largest shortages with what matters. Without: all streets in the order of the screen, all columns. */
function streets(s: Sources, limit: number | null): Content {
  const { w, n, rw, lang, run, sheet } = s
  if (sheet.rows.length === 0) return notice(rw.made.noStreets)
  const measure = measureOf(run.method.measure)
  const { gap } = measure
  const palette = paletteOf('light')
  const worst = (row: ZoneRow) => (gap ? row.balance : -(row.value ?? 0))
  const ordered = limit === null ? streetsInOrder(s) : [...sheet.rows].sort((a, b) => worst(a) - worst(b))
  const scale = Math.max(1, ...sheet.rows.map((row) => Math.abs(row.balance)))
  const net = (row: ZoneRow) => (gap ? n.signed(row.balance) : measureNumber(measure, row.value, n))
  const share = (value: number | null, digits = 0) => n.percent(value ?? Number.NaN, digits)
  const distance = (row: ZoneRow) => n.metres(row.nearest?.mean ?? Number.NaN)
  const cells = (row: ZoneRow, name: string): string[] =>
    limit !== null
      ? [name, n.int(row.children), net(row), gap ? share(row.placedShare) : share(row.coverage)]
      : [
          name,
          n.int(row.children),
          ...(gap ? [n.int(row.gap), n.int(row.spare)] : []),
          net(row),
          ...(gap ? [share(row.placedShare, 1)] : []),
          share(row.coverage, 1),
          distance(row),
        ]
  const netHead = gap ? w.table.net : w.measure.mean
  const heads =
    limit !== null
      ? [w.table.zone, w.table.children, netHead, gap ? w.table.placed : w.table.quality]
      : [
          w.table.zone,
          w.table.children,
          ...(gap ? [w.table.gap, w.table.spare] : []),
          netHead,
          ...(gap ? [w.table.placed] : []),
          w.table.qualityFull,
          w.table.distance,
        ]
  const line = (row: ZoneRow): TableLine => ({
    cells: cells(row, row.index < 0 ? w.table.outside : nameIn(row.name, lang)),
    ...(gap && { bar: { share: row.balance / scale, colour: row.balance < 0 ? palette.gap[0] : palette.gap[4] } }),
    bold: [heads.indexOf(netHead)],
  })
  const all = [...ordered, ...(limit === null && sheet.outside ? [sheet.outside] : [])].map(line)
  const every = heads.map((_, k) => k)
  return {
    kind: 'table',
    ...plain,
    title:
      limit === null
        ? w.table.title
        : gap
          ? rw.made.worst(n.int(Math.min(limit, all.length)))
          : rw.made.lowest(n.int(Math.min(limit, all.length))),
    note: limit === null ? w.table.standingsTip : '',
    heads,
    align: heads.map((_, k) => (k === 0 ? 'left' : 'right')),
    barAfter: gap ? heads.indexOf(netHead) - 1 : null,
    ...limited(s, all, limit, w.table.others),
    total: { cells: cells(sheet.total, w.table.total), bold: every },
  }
}

/** The matrix of the compare mode: baseline and scenarios, with differences, the best in bold. */
function comparison(s: Sources): Content {
  const { rw, cw, n } = s
  if (scenariosOf(s.state).every(({ archived }) => archived)) return notice(rw.made.noScenarios)
  const columns = comparedIn(s)
  if (!columns) return notice(rw.made.computing)
  const rows = kpis.flatMap((kpi): TableLine[] => {
    const values = columns.map(({ shown }) => shown[kpi.id])
    // What no column knows (a cost that nobody gave) is no row on paper.
    if (values.every((value) => value === null)) return []
    const text = (value: number | null, k: number) => {
      const change =
        k === 0 || kpi.id === 'added' || kpi.id === 'cost' ? null : shownChange(kpi, values[0] ?? null, value)
      return change ? `${kpiText(kpi, value, n)} (${changeText(kpi, change, n, '')})` : kpiText(kpi, value, n)
    }
    const [label, note] = cw.kpis[kpi.id] ?? [kpi.id, '']
    return [
      {
        cells: [`${label} · ${note}`, ...values.map(text)],
        bold: bestOf(kpi, values).flatMap((isBest, k) => (isBest ? [k + 1] : [])),
      },
    ]
  })
  return {
    kind: 'table',
    ...plain,
    title: rw.tables.comparison,
    heads: [rw.made.heads.kpi, ...columns.map(({ name }) => name)],
    align: ['left', ...columns.map(() => 'right' as const)],
    rows,
  }
}

/** Sites of a street, or all: places, pupils, load, who competes. */
function schools(s: Sources, limit: number | null, zone: number): Content {
  const { rw, n, lang, study, run, sheet } = s
  const { sites } = study.data
  const { capacity, run: access } = run.analysis
  const pupils = stageEnrolment(sites, run.method.stage)
  const indices = [...capacity.keys()].filter((j) => (capacity[j] ?? 0) > 0 && (zone < 0 || study.siteZone[j] === zone))
  const title = zone < 0 ? rw.tables.schools : rw.made.schoolsIn(nameIn(sheet.rows[zone]!.name, lang))
  if (indices.length === 0) return notice(rw.made.noSchools)
  const heads = rw.made.heads
  const rows = indices.map((j): TableLine => {
    const [places, now] = [capacity[j] ?? 0, pupils[j] ?? Number.NaN]
    return {
      cells: [
        nameIn(sites.name[j] ?? { zh: '', en: '' }, lang) || (sites.id[j] ?? ''),
        n.int(places),
        n.percent(places > 0 ? (100 * now) / places : Number.NaN),
        n.int(access.siteChildren[j] ?? 0),
      ],
    }
  })
  return {
    kind: 'table',
    ...plain,
    title,
    heads: [heads.school, heads.places, heads.load, heads.inReach],
    align: ['left', 'right', 'right', 'right'],
    ...limited(s, rows, limit, rw.made.othersRows),
  }
}

function catchments(s: Sources, limit: number | null): Content {
  const { rw, n, lang, study, run } = s
  const table = study.data.catchments
  if (!table || table.id.length === 0) return notice(rw.made.noCatchments)
  const { heads } = rw.made
  const rows = run.analysis.catchments.map((summary, k): TableLine => {
    const { children, placed, sites, places } = statedSummary(summary, run.method)
    const share = placed === null || !children ? Number.NaN : (100 * placed) / children
    return {
      cells: [
        nameIn(table.name[k] ?? { zh: '', en: '' }, lang) || (table.id[k] ?? ''),
        n.int(children ?? Number.NaN),
        n.int(sites ?? Number.NaN),
        n.int(places ?? Number.NaN),
        ...(gapOf(s) ? [n.percent(share, 1)] : []),
      ],
    }
  })
  return {
    kind: 'table',
    ...plain,
    title: rw.tables.catchments,
    heads: [heads.catchment, heads.children, heads.sites, heads.places, ...(gapOf(s) ? [heads.placed] : [])],
    align: ['left', 'right', 'right', 'right', 'right'],
    ...limited(s, rows, limit, rw.made.othersRows),
  }
}

/** Where the data come from, how far each part may be trusted, and what was done to it on the way in. */
function sources(s: Sources): TableContent {
  const { rw, w, lang, study } = s
  const imports = s.state.timeline?.project.imports ?? []
  const { heads } = rw.made
  const group = (text: string): TableLine => ({ cells: [text, '', ''], isGroup: true })
  return {
    kind: 'table',
    ...plain,
    title: rw.tables.sources,
    heads: [heads.what, heads.basis, heads.note],
    align: ['left', 'left', 'left'],
    shares: [26, 12, 62],
    rows: [
      group(rw.made.sources),
      ...study.data.provenance.map(
        ({ of, basis, text }): TableLine => ({ cells: [of, w.about.basis[basis], nameIn(text, lang)] }),
      ),
      group(rw.made.imports),
      ...(imports.length > 0
        ? imports.map((record): TableLine => ({ cells: importLine(s, record) }))
        : [{ cells: ['–', '–', rw.made.original] }]),
    ],
  }
}

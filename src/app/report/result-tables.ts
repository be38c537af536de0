import type { Geometry, MultiPolygon } from 'geojson'
import type { CsvCell } from '../../core/csv.ts'
import { measureOf } from '../../core/fca/measures/list.ts'
import { OUT_OF_REACH } from '../../core/fca/model.ts'
import { nameIn } from '../../core/name.ts'
import type { Name, Polygons } from '../../core/places.ts'
import { stageEnrolment } from '../../core/stage.ts'
import { issueFinding, issueWords } from '../../i18n/issue-text.ts'
import { type TablesWords, tablesWordsOf } from '../../i18n/tables-words.ts'
import { formulas } from '../../panels/formulas.ts'
import { decayName } from '../../panels/method-line.ts'
import { statedSummary } from '../../report/run-tables.ts'
import type { DataColumn, DataTable } from '../../report/tables/data-table.ts'
import { kpis } from '../../scenario/kpis.ts'
import { version } from '../../scenario/version.ts'
import type { ZoneRow } from '../../state/derived/zone-rows.ts'
import { checkText } from './fill-method.ts'
import { comparedIn, gapOf, type Sources, streetsInOrder } from './sources.ts'

/** A column: its name for programs, the digits that a spreadsheet shows (null = text), and its cell. */
type Entry<Row> = readonly [name: string, digits: number | null, cell: (row: Row) => CsvCell]

function tableOf<Row>(
  id: keyof TablesWords['titles'],
  t: TablesWords,
  entries: readonly Entry<Row>[],
  rows: readonly Row[],
  geometry?: (row: Row) => Geometry | null,
): DataTable {
  const columns = entries.map(
    ([name, digits]): DataColumn => ({ name, label: t.columns[name] ?? name, ...(digits !== null && { digits }) }),
  )
  return {
    id,
    title: t.titles[id],
    columns,
    rows: rows.map((row) => entries.map(([, , cell]) => cell(row))),
    ...(geometry && { geometry: (k: number) => geometry(rows[k]!) }),
  }
}

/** Every result as tables, the numbers of the screen: whole children that add up, all else in full precision. */
export function resultTables(s: Sources): DataTable[] {
  const t = tablesWordsOf(s.lang)
  const isEarth = s.study.data.coordinates === 'lonlat'
  // Places of a planar study have no known position on the globe: their tables stay without geometry.
  const placed = (table: DataTable): DataTable => {
    if (isEarth) return table
    const { geometry: _, ...flat } = table
    return flat
  }
  return [
    summary(s, t),
    placed(streets(s, t)),
    placed(catchments(s, t)),
    placed(sites(s, t)),
    placed(demand(s, t)),
    scenarios(s, t),
    method(s, t),
    issues(s, t),
  ]
}

function summary(s: Sources, t: TablesWords): DataTable {
  const { total } = s.sheet
  const gap = gapOf(s)
  const known = (value: number | null) => (gap ? value : null)
  const { nearest, nearestQuality } = total
  const rows: readonly (readonly [string, CsvCell, string])[] = [
    ['children', total.children, t.units.children],
    ['with_place', known(total.placed), t.units.children],
    ['in_reach_no_place', known(total.full), t.units.children],
    ['out_of_reach', total.out, t.units.children],
    ['gap', known(total.gap), t.units.children],
    ['spare', known(total.spare), t.units.places],
    ['net', known(total.balance), t.units.places],
    ['with_place_pct', known(total.placedShare), t.units.percent],
    ['quality_coverage_pct', total.coverage, t.units.percent],
    ['quality_chance_pct', known(total.chance), t.units.percent],
    ['nearest_mean_m', nearest?.mean ?? null, t.units.metres],
    ['nearest_median_m', nearest?.median ?? null, t.units.metres],
    ['nearest_p90_m', nearest?.p90 ?? null, t.units.metres],
    ['nearest_quality_mean_m', nearestQuality?.mean ?? null, t.units.metres],
    ['sites', total.sites, t.units.count],
    ['places', total.places, t.units.places],
  ]
  type Row = (typeof rows)[number]
  return tableOf<Row>(
    'summary',
    t,
    [
      ['item', null, ([name]) => t.columns[name] ?? name],
      ['id', null, ([name]) => name],
      ['value', 1, ([, value]) => value],
      ['unit', null, ([, , unit]) => unit],
    ],
    rows,
  )
}

function streets(s: Sources, t: TablesWords): DataTable {
  const { lang, w, study, sheet } = s
  const gap = gapOf(s)
  const known = (value: number | null) => (gap ? value : null)
  const zones = study.data.zones
  const name = (row: ZoneRow) => (row === sheet.total ? t.total : row.index < 0 ? t.outside : nameIn(row.name, lang))
  const rows = [...streetsInOrder(s), ...(sheet.outside ? [sheet.outside] : []), sheet.total]
  const entries: Entry<ZoneRow>[] = [
    ['code', null, (row) => row.code],
    ['name', null, name],
    ['children', 0, (row) => row.children],
    ['with_place', 0, (row) => known(row.placed)],
    ['in_reach_no_place', 0, (row) => known(row.full)],
    ['out_of_reach', 0, (row) => row.out],
    ['gap', 0, (row) => known(row.gap)],
    ['spare', 0, (row) => known(row.spare)],
    ['net', 0, (row) => known(row.balance)],
    ['standing', null, (row) => (gap && row.index >= 0 ? w.table.standing[row.standing] : '')],
    ['access', 4, (row) => known(row.access)],
    ['measure_value', 4, (row) => row.value],
    ['with_place_pct', 1, (row) => known(row.placedShare)],
    ['quality_coverage_pct', 1, (row) => row.coverage],
    ['quality_chance_pct', 1, (row) => known(row.chance)],
    ['nearest_mean_m', 0, (row) => row.nearest?.mean ?? null],
    ['nearest_median_m', 0, (row) => row.nearest?.median ?? null],
    ['nearest_p90_m', 0, (row) => row.nearest?.p90 ?? null],
    ['nearest_quality_mean_m', 0, (row) => row.nearestQuality?.mean ?? null],
    ['sites', 0, (row) => row.sites],
    ['places', 0, (row) => row.places],
  ]
  return tableOf('streets', t, entries, rows, (row) => area(row.index < 0 ? undefined : zones?.polygons[row.index]))
}

function catchments(s: Sources, t: TablesWords): DataTable {
  const { lang, study, run } = s
  const table = study.data.catchments
  const indices = run.analysis.catchments.map((_, k) => k)
  const of = (k: number) => statedSummary(run.analysis.catchments[k]!, run.method)
  const share = (k: number, part: number | null) => {
    const { children } = of(k)
    return part === null || !children ? null : (100 * part) / children
  }
  const entries: Entry<number>[] = [
    ['id', null, (k) => table?.id[k] ?? ''],
    ['name', null, (k) => nameIn(table?.name[k] ?? none, lang)],
    ['children', 0, (k) => of(k).children],
    ['with_place', 1, (k) => of(k).placed],
    ['in_reach_no_place', 1, (k) => of(k).full],
    ['out_of_reach', 1, (k) => of(k).out],
    ['gap', 1, (k) => of(k).gap],
    ['spare', 1, (k) => of(k).spare],
    ['net', 1, (k) => of(k).balance],
    ['measure_value', 4, (k) => of(k).value],
    ['with_place_pct', 1, (k) => share(k, of(k).placed)],
    ['quality_coverage_pct', 1, (k) => share(k, of(k).qualityCovered)],
    ['nearest_mean_m', 0, (k) => of(k).nearest?.mean ?? null],
    ['sites', 0, (k) => of(k).sites],
    ['places', 0, (k) => of(k).places],
  ]
  return tableOf('catchments', t, entries, indices, (k) => area(table?.polygons[k]))
}

const none: Name = { zh: '', en: '' }

function sites(s: Sources, t: TablesWords): DataTable {
  const { study, run, lang, w } = s
  const { sites: table, coordinates } = study.data
  const { capacity, quality, run: access } = run.analysis
  const pupils = stageEnrolment(table, run.method.stage)
  const [x, y] = coordinates === 'lonlat' ? ['lon', 'lat'] : ['x', 'y']
  const load = (j: number) => (capacity[j]! > 0 ? (100 * pupils[j]!) / capacity[j]! : null)
  const stage = (j: number) => {
    const own = table.stage[j]
    return own === 'nine-year' ? `${w.stage.primary} + ${w.stage.junior}` : own ? w.stage[own] : ''
  }
  const entries: Entry<number>[] = [
    ['id', null, (j) => table.id[j] ?? ''],
    ['name', null, (j) => nameIn(table.name[j] ?? none, lang)],
    ['stage', null, stage],
    [x!, 6, (j) => table.x[j] ?? null],
    [y!, 6, (j) => table.y[j] ?? null],
    ['places', 0, (j) => capacity[j] ?? null],
    ['enrolment', 0, (j) => pupils[j] ?? null],
    ['load_pct', 1, load],
    ['quality', null, (j) => (quality[j] === 1 ? t.yes : t.no)],
    ['group', null, (j) => table.group[j] ?? ''],
    ['street', null, (j) => nameIn(study.data.zones?.name[study.siteZone[j] ?? -1] ?? none, lang)],
    ['children_in_reach', 1, (j) => access.siteChildren[j] ?? null],
    ['competing_children', 1, (j) => access.siteDemand[j] ?? null],
    ['ratio', 4, (j) => access.siteRatio[j] ?? null],
  ]
  const rows = table.id.map((_, j) => j)
  return tableOf('sites', t, entries, rows, (j) => point(table.x[j], table.y[j]))
}

function demand(s: Sources, t: TablesWords): DataTable {
  const { study, run, lang } = s
  const { demand: table, coordinates, zones } = study.data
  const { children, nearest, run: access } = run.analysis
  const [x, y] = coordinates === 'lonlat' ? ['lon', 'lat'] : ['x', 'y']
  const isOut = (i: number) => ((access.pointFlags[i] ?? 0) & OUT_OF_REACH) !== 0
  const entries: Entry<number>[] = [
    ['id', null, (i) => table.id[i] ?? ''],
    [x!, 6, (i) => table.x[i] ?? null],
    [y!, 6, (i) => table.y[i] ?? null],
    ['children', 1, (i) => children[i] ?? null],
    ['measure_value', 4, (i) => access.access[i] ?? null],
    ['sites_in_reach', 0, (i) => access.sitesInReach[i] ?? null],
    ['out_of_reach', null, (i) => (isOut(i) ? t.yes : t.no)],
    // −1 = no school anywhere: no distance.
    ['nearest_m', 0, (i) => ((nearest[i] ?? -1) < 0 ? null : (nearest[i] ?? null))],
    ['street', null, (i) => nameIn(zones?.name[study.zoneOf[i] ?? -1] ?? none, lang)],
  ]
  const rows = table.id.map((_, i) => i)
  return tableOf('demand', t, entries, rows, (i) => point(table.x[i], table.y[i]))
}

/** The matrix of the compare mode in full precision; empty until all scenarios are computed. */
function scenarios(s: Sources, t: TablesWords): DataTable {
  const columns = comparedIn(s) ?? []
  const label = (id: string) => (s.cw.kpis[id] ?? [id]).join(' · ')
  return {
    id: 'scenarios',
    title: t.titles.scenarios,
    columns: [
      { name: 'kpi', label: t.columns['kpi'] ?? 'kpi' },
      { name: 'id', label: t.columns['id'] ?? 'id' },
      ...columns.map(({ name, index }) => ({
        name: index < 0 ? 'baseline' : `scenario_${index + 1}`,
        label: name,
        digits: 1,
      })),
    ],
    rows: kpis.map(({ id }) => [label(id), id, ...columns.map(({ values }) => values[id])]),
  }
}

function method(s: Sources, t: TablesWords): DataTable {
  const { run, w, study, lang } = s
  const { method: m } = run
  const p = t.parameters
  const formula = formulas[m.measure]
  const rows: (readonly [keyof typeof p, CsvCell])[] = [
    ['study', s.name],
    ['year', study.data.year],
    ['measure', w.measure.names[m.measure] ?? m.measure],
    ['formula', formula.lines.join('; ')],
    ['source', formula.source],
    ['stage', w.stage[m.stage]],
    ['reach', m.threshold],
    ['decay', decayName(m, w)],
    ['distance', w.reach.straight],
    ['supply', m.qualityOnly ? w.quality.only : p.allSites],
    ['conservation', checkText(s)],
    ['quality', nameIn(study.data.qualityDefinition, lang)],
    ['credit', nameIn(study.data.credit, lang)],
    ['version', w.sheet.madeWith(version)],
    ['hash', s.hash],
    ['date', s.date],
    ...(study.data.illustrative ? ([['note', w.about.lead]] as const) : []),
    ...(measureOf(m.measure).gap ? [] : ([['note', w.measure.noGap]] as const)),
  ]
  type Row = (typeof rows)[number]
  return tableOf<Row>(
    'method',
    t,
    [
      ['item', null, ([key]) => p[key]],
      ['id', null, ([key]) => key],
      ['text', null, ([, text]) => text],
    ],
    rows,
  )
}

function issues({ study, lang }: Sources, t: TablesWords): DataTable {
  type Row = (typeof study.issues)[number]
  const entries: Entry<Row>[] = [
    ['severity', null, (issue) => t.severities[issue.severity]],
    ['id', null, (issue) => issue.code],
    ['issue', null, (issue) => issueWords(issue.code, lang).title],
    ['finding', null, (issue) => issueFinding(issue, lang)],
    ['fix', null, (issue) => issueWords(issue.code, lang).fix],
    ['file', null, (issue) => issue.file ?? ''],
    ['row', 0, (issue) => issue.row ?? null],
    ['column', null, (issue) => issue.column ?? ''],
    ['found', null, (issue) => issue.value ?? ''],
  ]
  return tableOf('issues', t, entries, study.issues)
}

const point = (x: number | undefined, y: number | undefined): Geometry | null =>
  x === undefined || y === undefined || !Number.isFinite(x + y) ? null : { type: 'Point', coordinates: [x, y] }

const area = (polygons: Polygons | undefined): MultiPolygon | null =>
  polygons
    ? { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((ring) => ring.map((at) => [...at]))) }
    : null

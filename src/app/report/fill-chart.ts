import { nameIn } from '../../core/name.ts'
import type { Content } from '../../report/page/content.ts'
import type { ChartSubject } from '../../scenario/report.ts'
import { contrastOf, notable } from '../../state/derived/contrast.ts'
import { deltaRamp } from '../../symbology/delta.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { gapOf, type Sources, scopeOf, shownOf, streetsInOrder } from './sources.ts'

export function barsOf(s: Sources, subject: ChartSubject, scenario: string, zone: number): Content {
  switch (subject) {
    case 'gainers':
      return gainers(s, scenario)
    case 'net':
      return net(s)
    case 'distances':
      return distances(s, zone)
  }
}

/** Streets by the change in children with a place: the whole children of the compare mode. */
function gainers(s: Sources, name: string): Content {
  const { rw, cw, n, lang, study, run } = s
  const notice = (text: string): Content => ({ kind: 'notice', text })
  if (name === '') return notice(rw.made.noScenarios)
  if (!gapOf(s)) return notice(cw.measure)
  const shown = shownOf(s, name)
  if ('problem' in shown) return notice(shown.problem)
  const rows = notable(contrastOf(run.analysis, shown.analysis).rows)
  if (rows.length === 0) return notice(rw.made.noChange)
  const most = Math.max(...rows.map(({ change }) => Math.abs(change)))
  const [less, , , , more] = deltaRamp('light')
  return {
    kind: 'bars',
    title: rw.charts.gainers,
    note: rw.made.gainersNote(name),
    rows: rows.map(({ index, change }) => ({
      label: index < 0 ? s.w.table.outside : nameIn(study.data.zones!.name[index]!, lang),
      value: n.signed(change),
      share: change / most,
      colour: (change < 0 ? less : more)!,
    })),
    rest: (count) => s.w.table.others(n.int(count)),
  }
}

/** Net balance of every street on one scale. */
function net(s: Sources): Content {
  const { rw, n, lang, w } = s
  if (s.sheet.rows.length === 0 || !gapOf(s))
    return { kind: 'notice', text: s.sheet.rows.length === 0 ? rw.made.noStreets : w.measure.noGap }
  const rows = streetsInOrder(s)
  const most = Math.max(1, ...rows.map(({ balance }) => Math.abs(balance)))
  const { gap } = paletteOf('light')
  return {
    kind: 'bars',
    title: rw.charts.net,
    note: rw.made.netNote,
    rows: rows.map(({ name, balance }) => ({
      label: nameIn(name, lang),
      value: n.signed(balance),
      share: balance / most,
      colour: balance < 0 ? gap[0] : gap[4],
    })),
    rest: (count) => w.table.others(n.int(count)),
  }
}

/** Children by how near a school is: 500 m, 1 km, 3 km. */
function distances(s: Sources, zone: number): Content {
  const { rw, n, run } = s
  const { exact } = scopeOf(s, run.analysis, zone)
  const { nearest, children } = exact
  if (!nearest || children === 0) return { kind: 'notice', text: rw.made.noSchools }
  const [, , , , colour] = paletteOf('light').gap
  const rows = ([500, 1000, 3000] as const).map((metres) => {
    const share = nearest[`within${metres}`] / children
    return { label: rw.made.distanceBars[metres], value: n.percent(100 * share, 1), share, colour }
  })
  return { kind: 'bars', title: rw.charts.distances, note: rw.made.distanceNote, rows, rest: () => '' }
}

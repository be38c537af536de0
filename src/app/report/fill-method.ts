import { nameIn } from '../../core/name.ts'
import { deskWordsOf } from '../../i18n/desk-words.ts'
import { formulas } from '../../panels/formulas.ts'
import { methodLine } from '../../panels/method-line.ts'
import type { Paragraph } from '../../report/page/content.ts'
import { decayParameters } from '../../scenario/decay-choice.ts'
import type { ImportRecord } from '../../scenario/import-record.ts'
import { version } from '../../scenario/version.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { classLines } from './class-breaks.ts'
import { gapOf, type Sources } from './sources.ts'

/** The method note, written from what was computed: a few lines for a foot, or all of it for an appendix. */
export function methodText(s: Sources, full: boolean): Paragraph[] {
  const { w, rw, n, run, study, lang } = s
  const { method, analysis } = run
  const formula = formulas[method.measure]
  const check = checkText(s)
  if (!full) {
    return [
      {
        style: 'small',
        lead: rw.made.methodLead,
        text: [methodLine(method, w, n), `${formula.lines.join('；')}`, formula.source].filter(Boolean).join('　'),
      },
      ...(check ? [{ style: 'small' as const, lead: w.check.title, text: check }] : []),
      ...(study.data.illustrative ? [{ style: 'small' as const, text: w.about.lead }] : []),
    ]
  }
  const item = (text: string, lead?: string): Paragraph => ({ style: 'body', text, ...(lead && { lead }) })
  const head = (text: string): Paragraph => ({ style: 'head', text })
  const decay = decayParameters(method.decay).map(([name, value]) => `${w.decay.parameters[name]} ${n.short(value)}`)
  return [
    head(rw.made.parameters),
    item([methodLine(method, w, n), ...decay].join(' · ')),
    item(nameIn(study.data.qualityDefinition, lang) || '–', w.about.quality),
    head(rw.made.formulas),
    ...formula.lines.map((line) => item(line)),
    ...(formula.source ? [item(formula.source)] : []),
    ...w.method.steps.map((line) => item(line)),
    head(rw.made.definitions),
    ...(gapOf(s) ? w.method.definitions.map(([term, text]) => item(text, term)) : [item(w.measure.noGap)]),
    item(w.method.nearby),
    head(rw.made.conventions),
    ...w.method.conventions.map((line) => item(line)),
    head(rw.made.classes),
    ...classLines(s).map((line) => item(line)),
    ...(check ? [head(rw.made.check), item(check)] : []),
    head(rw.made.versions),
    item(rw.made.versionLine(version, s.hash)),
    ...(study.data.year ? [item(rw.made.dataDate(study.data.year))] : []),
    item(
      [
        `${w.data.sites} ${n.int(study.data.sites.id.length)}`,
        `${w.data.demand} ${n.int(study.data.demand.id.length)}`,
        `${w.table.children} ${n.int(analysis.total.children)}`,
        `${s.sw.list.title} ${n.int(scenariosOf(s.state).length)}`,
      ].join(' · '),
    ),
    head(rw.made.citations),
    ...rw.made.citationList.map((line) => ({ style: 'small' as const, text: line })),
  ]
}

/** The conservation check, where the measure promises equality; empty otherwise. */
export function checkText({ run: { analysis }, w, n }: Sources): string {
  const { law, given, places, holds } = analysis.conservation
  if (law !== 'equal') return ''
  const numbers = { given: n.decimal(given, 1), places: n.decimal(places, 1) }
  return holds ? w.check.holds(numbers) : w.check.broken(numbers)
}

/** What was read, as what, and what was done to it. */
export function importLine(s: Sources, record: ImportRecord): string[] {
  const { rw, n, lang } = s
  const roles = deskWordsOf(lang).role.names as Readonly<Record<string, string>>
  const { file, part, role, date, rows, used, excluded, changed, encoding, system } = record
  const told = rw.made.imported({
    file,
    date,
    rows: n.int(rows),
    used: n.int(used),
    excluded: n.int(excluded.length),
    changed: n.int(changed.length),
  })
  const list = excluded.length > 0 ? rw.made.excludedRows(rowList(excluded)) : ''
  const note = [told, [encoding, system].filter(Boolean).join(', '), list]
    .filter(Boolean)
    .join(lang === 'en' ? '; ' : '；')
  return [part ? `${file} · ${part}` : file, roles[role] ?? role, note]
}

/** 4, 7–9, 12: neighbours together, at most forty runs. */
function rowList(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else runs.push([row, row])
  }
  const text = runs.slice(0, 40).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  return text.join(', ') + (runs.length > 40 ? ' …' : '')
}

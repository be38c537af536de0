import { nameIn } from '../../core/name.ts'
import type { Content, FilledBlock, FilledPage } from '../../report/page/content.ts'
import type { Block, ReportPage } from '../../scenario/report.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { barsOf } from './fill-chart.ts'
import { legendOf, mapOf, mapsOf } from './fill-map.ts'
import { methodText } from './fill-method.ts'
import { tableOf } from './fill-table.ts'
import { headlineOf, kpisOf, partsOf, subtitleOf, titleOf } from './fill-text.ts'
import { type Sources, streetsInOrder } from './sources.ts'

export interface FillTools {
  /** Width over height of the logo. */
  readonly logoRatio: number
}

/** The pages of the report with everything that they say; a page per street stands there once for each, in table order. */
export function fillReport(s: Sources, tools: FillTools): FilledPage[] {
  const report = s.state.timeline?.project.report
  return (report?.pages ?? []).flatMap((page) => fillPage(s, page, tools))
}

function fillPage(s: Sources, page: ReportPage, tools: FillTools): FilledPage[] {
  const streets = page.each === 'street' ? streetsInOrder(s) : []
  const zones = page.each === 'street' && streets.length > 0 ? streets.map(({ index }) => index) : [-1]
  return zones.map((zone) => {
    const blocks = page.blocks.map((block): FilledBlock => {
      const { id, kind, place } = block
      return { id, kind, place, content: contentOf(s, page, block, zone, tools) }
    })
    return { id: page.id, name: nameOfPage(s, page, zone), size: page.size, orientation: page.orientation, blocks }
  })
}

/** Its title, where it has one, else what kind of page it is. */
function nameOfPage(s: Sources, page: ReportPage, zone: number): string {
  const title = page.blocks.find((block) => block.kind === 'title')
  if (zone >= 0) return nameIn(s.sheet.rows[zone]!.name, s.lang)
  if (title) return title.text || titleOf(s, page, zone)
  return s.rw.presets[page.preset ?? 'blank']?.[0] ?? s.rw.title
}

function contentOf(s: Sources, page: ReportPage, block: Block, zone: number, tools: FillTools): Content {
  const report = s.state.timeline?.project.report
  const { rw, n } = s
  const pageNumber = (number: number, of: number) => rw.made.page(n.int(number), n.int(of))
  const notice = (text: string): Content => ({ kind: 'notice', text })
  if (page.each === 'street' && zone < 0 && block.kind !== 'footer' && block.kind !== 'title')
    return notice(rw.made.noStreets)
  switch (block.kind) {
    case 'title':
      return {
        kind: 'title',
        title: block.text ? withStreet(s, block.text, zone) : titleOf(s, page, zone),
        subtitle: block.subtitle || subtitleOf(s, page),
      }
    case 'headline':
      return { kind: 'headline', text: block.text || headlineOf(s, page, zone) }
    case 'map':
      return mapOf(s, block, zone)
    case 'maps':
      return mapsOf(s, block, zone)
    case 'legend':
      return legendOf(s, page, block.of, zone)
    case 'scale':
      return { kind: 'scale', of: block.of, metres: 'm', kilometres: 'km', name: rw.made.scale }
    case 'north':
      return { kind: 'north', letter: 'N', name: rw.made.north }
    case 'parts':
      return partsOf(s, block.scenario, zone)
    case 'kpis':
      return kpisOf(s, block.scenario, block.items, zone)
    case 'table':
      return tableOf(s, block.subject, block.limit, zone)
    case 'chart':
      return barsOf(s, block.subject, block.scenario || (scenariosOf(s.state)[0]?.name ?? ''), zone)
    case 'text':
      return block.text.trim()
        ? {
            kind: 'text',
            paragraphs: block.text
              .split(/\n\s*\n|\n/)
              .filter((text) => text.trim())
              .map((text) => ({ style: 'body', text: text.trim() })),
          }
        : notice(rw.made.emptyText)
    case 'method':
      return { kind: 'text', paragraphs: methodText(s, block.full) }
    case 'field':
      return fieldOf(s, block.subject, pageNumber)
    case 'footer':
      return {
        kind: 'footer',
        left: [...noteOf(s), nameIn(s.study.data.credit, s.lang), rw.made.projection],
        right: [
          [report?.author ? rw.made.author(report.author) : '', s.date].filter(Boolean).join(' · '),
          report?.approval ? rw.made.approval(report.approval) : '',
          `${s.w.brand.latin} · ${rw.made.input(shortHash(s.hash))}`,
        ].filter(Boolean),
        open: report?.approval ? '' : rw.made.approvalOpen,
        page: pageNumber,
      }
    case 'logo':
      return report?.logo ? { kind: 'logo', alt: rw.kinds.logo, ratio: tools.logoRatio } : notice(rw.made.noLogo)
  }
}

/** 7c1e·92ab: the first eight digits, for eyes. */
const shortHash = (hash: string) => `${hash.slice(0, 4)}·${hash.slice(4, 8)}`

const noteOf = ({ study, w }: Sources): string[] => (study.data.illustrative ? [w.map.source.schematic] : [])

/** A title of the user's own on a page per street names the street as well. */
const withStreet = (s: Sources, text: string, zone: number): string =>
  zone < 0 ? text : `${text} · ${nameIn(s.sheet.rows[zone]!.name, s.lang)}`

function fieldOf(
  s: Sources,
  subject: Extract<Block, { kind: 'field' }>['subject'],
  page: (number: number, of: number) => string,
): Content {
  const { rw } = s
  const report = s.state.timeline?.project.report
  const field = (text: string, open = ''): Content => ({
    kind: 'field',
    label: rw.fields[subject],
    text: text || open,
    isOpen: text === '',
  })
  switch (subject) {
    case 'approval':
      return field(report?.approval ?? '', rw.made.approvalOpen)
    case 'date':
      return field(s.date)
    case 'author':
      return field(report?.author ?? '', '–')
    case 'source':
      return field([...noteOf(s), nameIn(s.study.data.credit, s.lang)].join(' '), '–')
    case 'page':
      return { kind: 'page', page }
  }
}

import { measureOf } from '../core/fca/measures/list.ts'
import { OUT_OF_REACH } from '../core/fca/model.ts'
import { schoolLinks } from '../core/groups.ts'
import { nameIn } from '../core/name.ts'
import { pointFacts } from '../state/derived/picture.ts'
import type { Target } from '../state/view.ts'
import { shadeName, shadeNumber } from './class-label.ts'
import { useApp, useEditsWords, useNumbers, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'

type Line = readonly [label: string, value: string]

/** The numbers under the pointer: the same as in the table. */
export function MapTip(derived: Derived & { target: Target; at: { x: number; y: number } }) {
  const { target, at } = derived
  const { title, lines } = useTip(derived, target)
  // Beside the pointer, on the side where there is room.
  const right = at.x > 320
  return (
    <div
      className="tip"
      role="presentation"
      style={{
        left: `${at.x + (right ? -16 : 16)}px`,
        top: `${Math.max(8, at.y - 20)}px`,
        transform: right ? 'translateX(-100%)' : 'none',
      }}
    >
      <b>{title}</b>
      {lines.map(([label, value]) => (
        <div key={`${label} ${value}`}>
          <span>{label}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  )
}

function useTip({ study, run, sheet, picture }: Derived, { kind, index }: Target): { title: string; lines: Line[] } {
  const w = useWords()
  const ew = useEditsWords().groups
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const { data } = study
  const { analysis } = run
  const { shade } = picture
  const unit = shadeName(shade, run.method.measure, w)
  const groupLines = (site: number): Line[] => {
    const { groups, pairs } = schoolLinks(data.sites, analysis.capacity)
    const group = groups.find(({ members }) => members.includes(site))
    const pair = pairs.find((one) => one.includes(site))
    const other = pair?.find((one) => one !== site)
    return [
      ...(group
        ? ([
            [group.name, group.lead === site ? ew.lead : ew.member],
            ['', ew.tip(n.int(group.places), n.percent(100 * group.share, 1))],
          ] as Line[])
        : []),
      ...(other === undefined ? [] : ([[ew.pairWith, nameIn(data.sites.name[other]!, lang)]] as Line[])),
    ]
  }
  if (kind === 'zone') {
    const row = sheet.rows[index]!
    return {
      title: nameIn(row.name, lang),
      lines: [
        [unit, shadeNumber(shade, picture.values[index] ?? null, n)],
        [w.table.children, n.int(row.children)],
        ...(measureOf(run.method.measure).gap
          ? ([
              [w.table.gap, n.int(row.gap)],
              [w.table.spare, n.int(row.spare)],
              [w.table.net, n.signed(row.balance)],
            ] as Line[])
          : []),
        ...(picture.thin[index] ? ([[w.table.thin, '']] as Line[]) : []),
      ],
    }
  }
  if (kind === 'site') {
    const pupils = data.sites.enrolment[index]!
    const places = analysis.capacity[index]!
    return {
      title: nameIn(data.sites.name[index]!, lang),
      lines: [
        [w.units.places, n.int(places)],
        [w.legend.load, places > 0 ? n.percent((100 * pupils) / places) : '–'],
        [w.why.columns.ratio, n.decimal(analysis.run.siteRatio[index]!)],
        ...groupLines(index),
        [analysis.quality[index] ? w.why.qualityYes : w.why.qualityNo, ''],
      ],
    }
  }
  if (kind === 'catchment') {
    const part = analysis.catchments[index]!
    return {
      title: nameIn(data.catchments!.name[index]!, lang),
      lines: [
        [w.table.children, n.int(part.children)],
        [w.data.sites, n.int(part.sites)],
        [w.units.places, n.int(part.places)],
      ],
    }
  }
  const zone = sheet.rows[study.zoneOf[index]!]
  const value = analysis.children[index]! > 0 ? shade.ofPoint(pointFacts(analysis), index) : null
  return {
    title: w.why.cellTitle(zone ? nameIn(zone.name, lang) : w.table.outside),
    lines: [
      [w.table.children, n.int(analysis.children[index]!)],
      [unit, shadeNumber(shade, value, n)],
      ...(analysis.run.pointFlags[index]! & OUT_OF_REACH ? ([[w.parts.out, '']] as Line[]) : []),
    ],
  }
}

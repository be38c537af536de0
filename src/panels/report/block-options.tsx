import type { ReactNode } from 'react'
import type { Block, ChartSubject, FieldSubject, TableSubject } from '../../scenario/report.ts'
import { setBlock } from '../../state/report-actions.ts'
import { useShell } from '../context.tsx'
import { BlockPlace } from './block-place.tsx'
import { useBlock, usePage, useReportWords } from './composer-context.tsx'
import { MapOf, MapOptions, type OwnProps, ScenarioField } from './map-options.tsx'
import { Area, Check, Choice, Field, wholeNumber } from './option-fields.tsx'
import { useBlockName } from './report-rail.tsx'

/** Options of the chosen block. */
export function BlockOptions() {
  const w = useReportWords()
  const page = usePage()
  const block = useBlock()
  const nameOf = useBlockName()
  const { store } = useShell()
  if (!page) return null
  if (!block) {
    return (
      <section className="sect opts">
        <div className="hd">
          <h2>{w.screen.options}</h2>
        </div>
        <p className="note">{w.screen.nothingChosen}</p>
      </section>
    )
  }
  const set = (change: Partial<Block>) => setBlock(store, page.id, { ...block, ...change } as Block)
  return (
    <section className="sect opts">
      <div className="hd">
        <h2>{nameOf(block)}</h2>
      </div>
      <Own block={block} page={page} set={set} />
      <BlockPlace block={block} page={page} />
    </section>
  )
}

function Own({ block, page, set }: OwnProps): ReactNode {
  const w = useReportWords()
  const { screen } = w
  switch (block.kind) {
    case 'title':
      return (
        <>
          <Field label={screen.titleText} note={screen.auto} value={block.text} onChange={(text) => set({ text })} />
          <Field
            label={screen.subtitleText}
            note={screen.auto}
            value={block.subtitle}
            onChange={(subtitle) => set({ subtitle })}
          />
        </>
      )
    case 'headline':
      return <Area label={screen.text} note={screen.auto} value={block.text} onChange={(text) => set({ text })} />
    case 'text':
      return <Area label={screen.text} value={block.text} onChange={(text) => set({ text })} />
    case 'map':
      return <MapOptions block={block} page={page} set={set} />
    case 'maps':
      return <MapOptions block={block} page={page} set={set} />
    case 'parts':
    case 'kpis':
      return (
        <>
          <ScenarioField value={block.scenario} onChange={(scenario) => set({ scenario })} />
          {block.kind === 'kpis' && <KpiChoice block={block} set={set} />}
        </>
      )
    case 'table':
      return (
        <>
          <Choice
            label={screen.subject}
            value={block.subject}
            options={Object.entries(w.tables)}
            onChange={(subject) => set({ subject: subject as TableSubject })}
          />
          {(block.subject === 'streets' || block.subject === 'schools' || block.subject === 'catchments') && (
            <Field
              label={screen.limit}
              note={screen.limitNote}
              value={block.limit === null ? '' : String(block.limit)}
              numeric
              onChange={(text) => set({ limit: wholeNumber(text) })}
            />
          )}
        </>
      )
    case 'chart':
      return (
        <>
          <Choice
            label={screen.subject}
            value={block.subject}
            options={Object.entries(w.charts)}
            onChange={(subject) => set({ subject: subject as ChartSubject })}
          />
          {block.subject === 'gainers' && (
            <ScenarioField value={block.scenario} onChange={(scenario) => set({ scenario })} />
          )}
        </>
      )
    case 'method':
      return <Check label={screen.full} on={block.full} onChange={(full) => set({ full })} />
    case 'field':
      return (
        <Choice
          label={screen.subject}
          value={block.subject}
          options={Object.entries(w.fields)}
          onChange={(subject) => set({ subject: subject as FieldSubject })}
        />
      )
    case 'legend':
    case 'scale':
    case 'north':
      return <MapOf block={block} page={page} set={set} />
    default:
      return null
  }
}

function KpiChoice({ block, set }: Omit<OwnProps<Extract<Block, { kind: 'kpis' }>>, 'page'>) {
  const w = useReportWords()
  const ids = Object.keys(w.kpis)
  const on = block.items ?? ['coverage', 'chance', 'median', 'p90']
  return (
    <fieldset className="optset two">
      <legend>{w.screen.items}</legend>
      {ids.map((id) => (
        <Check
          key={id}
          label={w.kpis[id] ?? id}
          on={on.includes(id)}
          onChange={(isOn) => {
            const items = ids.filter((other) => (other === id ? isOn : on.includes(other)))
            set({ items: items.length > 0 ? items : null })
          }}
        />
      ))}
    </fieldset>
  )
}

import type { ReactNode } from 'react'
import type { Decision } from '../../worker/import-protocol.ts'
import { useShell, useWords } from '../context.tsx'
import { type Chosen, useDesk, useDeskWords } from './desk-context.tsx'

/** What a file does not say of itself and the user may: stage, class size, cells, share, unit. */
export function ReadingOptions({ part, check }: Chosen) {
  const w = useDeskWords()
  const app = useWords()
  const { desk } = useShell()
  const { decision } = part
  const hasOthers = useDesk((one) => one.parts.some((other) => other.decision.role === 'children'))
  const { role } = decision
  const mapping = check?.mapping ?? {}
  const decide = (change: Partial<Decision>) => desk.decide(part.id, change)
  const rows: ReactNode[] = []

  const hasStage = mapping.children_primary !== undefined || mapping.children_junior !== undefined
  if (role === 'schools' ? mapping.stage === undefined : (role === 'children' || role === 'totals') && !hasStage) {
    rows.push(
      <Choice
        key="stage"
        label={w.options.stage}
        value={decision.stage ?? 'primary'}
        options={(['primary', 'junior'] as const).map((stage) => [stage, app.stage[stage]])}
        onChange={(stage) => decide({ stage: stage as 'primary' | 'junior' })}
      />,
    )
  }
  if (role === 'schools' && mapping.classes !== undefined) {
    rows.push(
      <Choice
        key="class"
        label={w.options.classSize}
        value={String(decision.classSize ?? 40)}
        options={Object.entries(w.options.classSizes)}
        onChange={(size) => decide({ classSize: Number(size) })}
      />,
    )
  }
  const lacksPlaces = mapping.capacity === undefined && mapping.classes === undefined
  if (role === 'schools' && check && lacksPlaces) {
    rows.push(
      <Figure
        key="capacity"
        label={w.options.capacity}
        value={decision.capacity ?? null}
        onChange={(capacity) => decide({ capacity })}
        note={w.options.capacityNote}
      />,
    )
  }
  if (role === 'children' && part.kind === 'table') {
    rows.push(
      <Figure key="cell" label={w.options.cell} value={decision.cell ?? 0} onChange={(cell) => decide({ cell })} />,
    )
  }
  if (role === 'totals') {
    rows.push(
      <Choice
        key="spread"
        label={w.options.spread}
        value={hasOthers ? (decision.spread ?? 'points') : 'even'}
        options={[
          ...(hasOthers ? [['points', w.options.spreads.points] as const] : []),
          ['even', w.options.spreads.even],
        ]}
        onChange={(spread) => decide({ spread: spread as 'even' | 'points' })}
      />,
      <Figure
        key="cells"
        label={w.options.cellTotals}
        value={decision.cell ?? 250}
        onChange={(cell) => decide({ cell: Math.max(50, cell) })}
      />,
    )
  }
  if (part.kind === 'grid') {
    rows.push(
      <Figure
        key="factor"
        label={w.options.factor}
        value={decision.factor ?? 1}
        onChange={(factor) => decide({ factor })}
        note={w.options.factorNote}
      />,
    )
  }
  if (role === 'costs') {
    rows.push(
      <Choice
        key="unit"
        label={w.options.unit}
        value={decision.costUnit ?? check?.costUnit ?? 'm'}
        options={Object.entries(w.options.units)}
        onChange={(unit) => decide({ costUnit: unit as 'm' | 'min' })}
      />,
    )
  }
  if (rows.length === 0) return null
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.options.title}</h2>
      </div>
      {rows}
    </section>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="labelled">
      <span>{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

interface FigureProps {
  readonly label: string
  /** null = nothing entered yet. */
  readonly value: number | null
  readonly note?: string
  readonly onChange: (value: number) => void
}

function Figure({ label, value, note, onChange }: FigureProps) {
  return (
    <label className="labelled">
      <span>{label}</span>
      <input
        className="field"
        type="number"
        min={0}
        step="any"
        defaultValue={value ?? ''}
        onBlur={(event) => {
          const figure = event.target.valueAsNumber
          if (Number.isFinite(figure) && figure >= 0 && figure !== value) onChange(figure)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {note && <small className="note">{note}</small>}
    </label>
  )
}

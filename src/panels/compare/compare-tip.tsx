import { nameIn } from '../../core/name.ts'
import { contrastOf } from '../../state/derived/contrast.ts'
import { outcomeOf, scenariosOf } from '../../state/scenario-state.ts'
import type { CompareMap } from '../../state/view.ts'
import { useApp, useNumbers, useScenarioWords } from '../context.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'

interface Props {
  readonly zone: number
  /** Pixels from the corner of the map that the pointer is over. */
  readonly at: { readonly x: number; readonly y: number }
  /** The pointer is over the right one of two maps that stand side by side. */
  readonly isShifted: boolean
  readonly kind: CompareMap
}

/** A street under both scenarios: the numbers of the tables. Over the map of changes, "left" is the baseline. */
export function CompareTip({ zone, at, isShifted, kind }: Props) {
  const w = useCompareWords()
  const { baseline } = useScenarioWords().list
  const n = useNumbers()
  const lang = useApp((s) => s.view.lang)
  const street = useApp((s) => s.study?.data.zones?.name[zone])
  const scenarios = useApp(scenariosOf)
  const pair = usePair()
  const left = kind === 'delta' ? -1 : pair.left
  const before = useApp((s) => outcomeOf(s, scenarios[left]?.edits ?? [])?.analysis)
  const after = useApp((s) => outcomeOf(s, scenarios[pair.right]?.edits ?? [])?.analysis)
  if (!street || !before || !after) return null
  const row = contrastOf(before, after).rows[zone]
  if (!row) return null
  const toLeft = at.x > (isShifted ? 200 : 320)
  const lines = [
    [`${w.tip.placed} · ${scenarios[left]?.name ?? baseline}`, n.int(row.was.placed)],
    [`${w.tip.placed} · ${scenarios[pair.right]?.name ?? baseline}`, n.int(row.now.placed)],
    [w.tip.change, n.signed(row.change)],
    [w.tip.per100, row.per100 === null ? '–' : n.signedDecimal(row.per100, 1)],
  ] as const
  return (
    <div
      className="tip"
      role="presentation"
      style={{
        left: `calc(${isShifted ? '50%' : '0px'} + ${at.x + (toLeft ? -16 : 16)}px)`,
        top: `${Math.max(8, at.y - 20)}px`,
        transform: toLeft ? 'translateX(-100%)' : 'none',
      }}
    >
      <b>{nameIn(street, lang)}</b>
      {lines.map(([label, value]) => (
        <div key={label}>
          <span>{label}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  )
}

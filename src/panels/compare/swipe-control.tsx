import { comparedIndices } from '../../state/derived/compared.ts'
import { chooseScenario } from '../../state/scenario-actions.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { setView } from '../../state/store.ts'
import type { CompareMap } from '../../state/view.ts'
import { useApp, useNumbers, useScenarioWords, useShell } from '../context.tsx'
import { useCompareWords } from './use-compare-words.ts'
import { usePair } from './use-compared.ts'

/** Which scenario is at which side, and (swipe) the slider that parts them: a native range, so keys and screen readers work. */
export function SwipeControl({ kind }: { kind: CompareMap }) {
  const w = useCompareWords()
  const n = useNumbers()
  const { baseline } = useScenarioWords().list
  const { store } = useShell()
  const swipe = useApp((s) => s.view.swipe)
  const scenarios = useApp(scenariosOf)
  const pair = usePair()
  const nameOf = (index: number) => scenarios[index]?.name ?? baseline
  const isSwipe = kind === 'swipe'
  return (
    <div className="swipe" data-kind={kind}>
      <i className="swipe-line" aria-hidden="true" />
      <Plate
        side="left"
        label={w.left}
        value={pair.left}
        other={pair.right}
        onChange={(compareLeft) => setView(store, { compareLeft })}
      />
      <Plate
        side="right"
        label={w.right}
        value={pair.right}
        other={pair.left}
        onChange={(index) => chooseScenario(store, index)}
      />
      {isSwipe && (
        <input
          type="range"
          className="swipe-range"
          min={0}
          max={100}
          step={1}
          value={swipe}
          aria-label={w.swipe}
          aria-valuetext={w.swipeAt(nameOf(pair.left), n.int(swipe), nameOf(pair.right))}
          onChange={(event) => setView(store, { swipe: Number(event.target.value) })}
        />
      )}
    </div>
  )
}

interface PlateProps {
  readonly side: 'left' | 'right'
  readonly label: string
  readonly value: number
  /** What the other side shows. */
  readonly other: number
  readonly onChange: (index: number) => void
}

function Plate({ side, label, value, other, onChange }: PlateProps) {
  const { baseline } = useScenarioWords().list
  const scenarios = useApp(scenariosOf)
  const leftOut = useApp((s) => s.view.leftOut)
  const offered = [-1, ...comparedIndices(scenarios, leftOut)]
  // What is shown is always offered, also when the table leaves it out.
  const choices = offered.includes(value) ? offered : [...offered, value]
  return (
    <select
      className="swipe-plate"
      data-side={side}
      data-proposed={value >= 0}
      aria-label={label}
      title={scenarios[value]?.name ?? baseline}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {choices
        .filter((index) => index !== other && (side === 'left' || index >= 0))
        .map((index) => (
          <option key={index} value={index}>
            {scenarios[index]?.name ?? baseline}
          </option>
        ))}
    </select>
  )
}

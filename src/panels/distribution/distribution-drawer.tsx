import { useEffect, useRef } from 'react'
import { axesFor, indicatorsFor } from '../../state/derived/indicators.ts'
import { setView } from '../../state/store.ts'
import { distributions } from '../../state/view.ts'
import { useApp, useDistributionWords, useShell } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { Icon } from '../parts/icons.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { AxisChoice } from './axis-choice.tsx'
import { Scatter } from './scatter.tsx'
import { SmallMaps } from './small-maps.tsx'
import './distribution.css'

/** Under the map: the streets by two indicators, or a small map of each quantity. The map and the table stay in sight. */
export function DistributionDrawer(derived: Derived) {
  const w = useDistributionWords()
  const { store } = useShell()
  const { distribution, axes } = useApp((s) => s.view)
  const box = useRef<HTMLElement>(null)
  const indicators = indicatorsFor(derived.run.method)
  const [x, y] = axesFor(axes, indicators)

  // Whoever opened it goes on in it.
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const close = () => {
    setView(store, { distribution: null, picked: null })
    // The button that opened it stands in the legend again after the next drawing.
    requestAnimationFrame(() => document.getElementById('open-distribution')?.focus())
  }
  return (
    <section
      className="drawer"
      ref={box}
      tabIndex={-1}
      aria-label={w.title}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      <header>
        <Segmented
          label={w.title}
          value={distribution ?? 'scatter'}
          segments={distributions.map((value) => ({ value, label: w.views[value] }))}
          onChange={(value) => setView(store, { distribution: value })}
        />
        {distribution === 'scatter' && <AxisChoice x={x} y={y} indicators={indicators} derived={derived} />}
        <button type="button" className="ib" aria-label={w.close} title={w.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {distribution === 'scatter' ? <Scatter derived={derived} x={x} y={y} /> : <SmallMaps {...derived} />}
    </section>
  )
}

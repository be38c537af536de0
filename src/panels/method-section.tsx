import { type DecayKind, decayFor, decayKinds } from '../scenario/decay-choice.ts'
import { setMethod } from '../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import { Segmented } from './parts/segmented.tsx'
import { Switch } from './parts/switch.tsx'
import { ReachControl } from './reach-control.tsx'

const curves: Record<DecayKind, string> = {
  binary: 'M1 2h20v10h6',
  stepped: 'M1 2h9v4h8v4h8v2',
  gaussian: 'M1 2c12 0 12 10 25 10',
}

/** 学段. A stage that the data does not have keeps its word but cannot be chosen. */
export function StageSection() {
  const w = useWords()
  const { store } = useShell()
  const stage = useApp((s) => s.method.stage)
  const given = useApp((s) => s.study?.data.demand.children)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.stage.title}</h2>
      </div>
      <Segmented
        label={w.stage.title}
        value={stage}
        onChange={(value) => setMethod(store, { stage: value })}
        segments={(['primary', 'junior'] as const).map((value) => {
          const missing = given !== undefined && !given[value]
          return { value, label: w.stage[value], disabled: missing, ...(missing ? { title: w.stage.none } : {}) }
        })}
      />
    </section>
  )
}

export function ReachSection() {
  const w = useWords()
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.reach.title}</h2>
        <span className="sec">{w.reach.straight}</span>
      </div>
      <ReachControl />
    </section>
  )
}

export function DecaySection() {
  const w = useWords()
  const { store } = useShell()
  const kind = useApp((s) => s.method.decay.kind)
  const choose = (value: DecayKind) => {
    const decay = decayFor(value, store.getState().method.threshold)
    if (decay) setMethod(store, { decay })
  }
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.decay.title}</h2>
      </div>
      <Segmented
        tall
        label={w.decay.title}
        value={kind as DecayKind}
        onChange={choose}
        segments={decayKinds.map((value) => ({
          value,
          label: w.decay[value],
          title: w.decay.tips[value],
          icon: (
            <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
              <path d={curves[value]} />
            </svg>
          ),
        }))}
      />
    </section>
  )
}

export function QualitySection() {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const on = useApp((s) => s.method.qualityOnly)
  const study = useApp((s) => s.study)
  const lang = useApp((s) => s.view.lang)
  if (!study) return null
  const { quality } = study.data.sites
  const count = quality.reduce((a, b) => a + b, 0)
  const { zh, en } = study.data.qualityDefinition
  return (
    <section className="sect">
      <Switch
        label={w.quality.only}
        note={w.quality.count(n.int(count), n.int(quality.length))}
        on={on}
        onChange={(value) => setMethod(store, { qualityOnly: value })}
      />
      <p className="note">{on ? w.quality.onlyOn : lang === 'en' ? en || zh : zh || en}</p>
    </section>
  )
}

import { useState } from 'react'
import { measureOf, measures, usesDecay } from '../core/fca/measures/list.ts'
import type { MeasureId } from '../core/fca/model.ts'
import {
  type DecayKind,
  type DecayParameter,
  decayFor,
  decayParameters,
  moreDecays,
  simpleDecays,
  withParameter,
} from '../scenario/decay-choice.ts'
import { setMethod } from '../state/store.ts'
import { useApp, useDistributionWords, useShell, useWords } from './context.tsx'
import { Segmented } from './parts/segmented.tsx'
import { ReachControl } from './reach-control.tsx'

const curves: Record<DecayKind, string> = {
  binary: 'M1 2h20v10h6',
  stepped: 'M1 2h9v4h8v4h8v2',
  gaussian: 'M1 2c12 0 12 10 25 10',
  'gaussian-sigma': 'M1 2c8 0 10 8 20 9v1h5',
  exponential: 'M1 2c4 8 12 9 25 10',
  power: 'M1 2h7c3 6 8 8 18 9v1',
  linear: 'M1 2l25 10',
  logistic: 'M1 2c10 0 8 9 14 10h11',
}

function Curve({ kind }: { kind: DecayKind }) {
  return (
    <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
      <path d={curves[kind]} />
    </svg>
  )
}

/** 测算方法: the simple ones first, the rest under "more", each with one sentence. */
export function MeasureSection({ onMethod }: { onMethod: () => void }) {
  const w = useWords()
  const dw = useDistributionWords()
  const { store } = useShell()
  const id = useApp((s) => s.method.measure)
  const group = (menu: 'simple' | 'more') =>
    measures
      .filter((measure) => measure.menu === menu)
      .map((measure) => (
        <option key={measure.id} value={measure.id}>
          {w.measure.names[measure.id]}
        </option>
      ))
  return (
    <section className="sect">
      <div className="hd">
        <h2 id="measure-title">{w.measure.title}</h2>
        <button type="button" className="lk" onClick={onMethod}>
          {w.method.link}
        </button>
      </div>
      <select
        className="field"
        aria-labelledby="measure-title"
        value={id}
        onChange={(event) => setMethod(store, { measure: event.target.value as MeasureId })}
      >
        <optgroup label={w.measure.simple}>{group('simple')}</optgroup>
        <optgroup label={w.measure.more}>{group('more')}</optgroup>
      </select>
      <details className="rule">
        <summary>{dw.whenToUse}</summary>
        <p className="note">{w.measure.tips[id]}</p>
      </details>
    </section>
  )
}

/** 学段. A stage that the data does not have keeps its word but cannot be chosen. */
export function StageSection() {
  const w = useWords()
  const { store } = useShell()
  const stage = useApp((s) => s.method.stage)
  const given = useApp((s) => s.study?.data.demand.children)
  return (
    <section className="sect inline">
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
  const dw = useDistributionWords()
  const measure = useApp((s) => s.method.measure)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.reach.title}</h2>
        <span className="sec">{w.reach.straight}</span>
      </div>
      <ReachControl />
      {measure === 'nearest' && <p className="note">{dw.reachNearest}</p>}
    </section>
  )
}

/** 距离衰减: three at hand, five more with their parameters. */
export function DecaySection() {
  const w = useWords()
  const dw = useDistributionWords()
  const measure = useApp((s) => measureOf(s.method.measure))
  const isIgnored = !usesDecay(measure)
  const { store } = useShell()
  const decay = useApp((s) => s.method.decay)
  const isSimple = simpleDecays.some((kind) => kind === decay.kind)
  const choose = (kind: DecayKind) => setMethod(store, { decay: decayFor(kind, store.getState().method.threshold) })
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.decay.title}</h2>
      </div>
      <Segmented
        tall
        label={w.decay.title}
        value={isSimple ? decay.kind : 'more'}
        onChange={(value) => choose(value === 'more' ? moreDecays[0] : (value as DecayKind))}
        segments={[
          ...simpleDecays.map((kind) => ({
            value: kind as string,
            label: w.decay[kind],
            title: isIgnored ? dw.decayIgnored : w.decay.tips[kind],
            disabled: isIgnored,
            icon: <Curve kind={kind} />,
          })),
          {
            value: 'more',
            label: w.decay.more,
            icon: <Curve kind={isSimple ? 'linear' : decay.kind} />,
            disabled: isIgnored,
          },
        ]}
      />
      {isIgnored && <p className="note">{dw.decayIgnored}</p>}
      {!isSimple && !isIgnored && (
        <div className="decay-more">
          <select
            className="field"
            aria-label={w.decay.kind}
            value={decay.kind}
            onChange={(event) => choose(event.target.value as DecayKind)}
          >
            {moreDecays.map((kind) => (
              <option key={kind} value={kind}>
                {w.decay.kinds[kind]}
              </option>
            ))}
          </select>
          {decayParameters(decay).map(([name, value]) => (
            <ParameterField key={`${decay.kind} ${name}`} name={name} value={value} />
          ))}
        </div>
      )}
    </section>
  )
}

function ParameterField({ name, value }: { name: DecayParameter; value: number }) {
  const w = useWords()
  const { store } = useShell()
  const [typed, setTyped] = useState<string | null>(null)
  const invalid = typed !== null && !(Number(typed) > 0 && Number.isFinite(Number(typed)))
  return (
    <label className="parameter">
      <span>{w.decay.parameters[name]}</span>
      <input
        className="field"
        inputMode="decimal"
        aria-invalid={invalid}
        value={typed ?? String(value)}
        onChange={(event) => {
          const number = Number(event.target.value)
          setTyped(event.target.value)
          if (number > 0 && Number.isFinite(number)) {
            setMethod(store, { decay: withParameter(store.getState().method.decay, name, number) })
          }
        }}
        onBlur={() => !invalid && setTyped(null)}
      />
      {invalid && (
        <span className="error" role="alert">
          {w.decay.parameterInvalid}
        </span>
      )}
    </label>
  )
}

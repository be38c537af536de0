import { measureOf } from '../core/fca/measures/list.ts'
import { ConservationLine } from './conservation-line.tsx'
import { useApp, useNumbers, useWords } from './context.tsx'
import { formulas } from './formulas.ts'
import { methodLine, ruleText } from './method-line.ts'
import { Dialog } from './parts/dialog.tsx'

/** How the numbers are made: formulas, definitions, conventions, and the parameters of this run. */
export function MethodDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords()
  const n = useNumbers()
  const method = useApp((s) => s.run?.method ?? s.method)
  const conservation = useApp((s) => s.run?.analysis.conservation)
  return (
    <Dialog title={w.method.title} closeLabel={w.method.close} open={open} onClose={onClose}>
      <p className="lead">{methodLine(method, w, n)}</p>
      <p>{w.measure.tips[method.measure]}</p>
      {measureOf(method.measure).gap && w.method.steps.map((step) => <p key={step}>{step}</p>)}
      {formulas[method.measure].lines.map((line) => (
        <p className="formula" key={line}>
          {line}
        </p>
      ))}
      {conservation && (
        <ConservationLine given={conservation.given} places={conservation.places} holds={conservation.holds} />
      )}
      <h3>{w.method.definitionsTitle}</h3>
      <dl className="definitions">
        {w.method.definitions.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>{w.rule.aboutTitle}</h3>
      <p>
        {w.rule.about(ruleText(method.quality, w.rule))} {w.rule.tips.standard}
      </p>
      <h3>{w.method.conventionsTitle}</h3>
      <ul>
        {w.method.conventions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{w.method.nearby}</p>
      <p className="note">{formulas[method.measure].source}</p>
    </Dialog>
  )
}

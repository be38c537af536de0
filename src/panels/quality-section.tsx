import { meetsStandard } from '../core/balance/standard.ts'
import { QUALITY_PARTS, qualityParts } from '../core/quality.ts'
import { setMethod } from '../state/store.ts'
import { useApp, useEditsWords, useNumbers, useShell, useWords } from './context.tsx'
import { ruleText } from './method-line.ts'
import { Switch } from './parts/switch.tsx'

const sum = (marks: ArrayLike<number>) => Array.from(marks).reduce((a, b) => a + b, 0)

/** Says the rule beside a symbol or a number, where it is another than the flag alone. */
export function RuleNote() {
  const w = useEditsWords()
  const { quality } = useApp((s) => s.run?.method ?? s.method)
  return <span title={w.rule.is(ruleText(quality, w.rule))}>{w.rule.short(ruleText(quality, w.rule))}</span>
}

/** 优质: whether only quality sites count, and which sites are of quality: any of four parts, effective at once. */
export function QualitySection() {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const on = useApp((s) => s.method.qualityOnly)
  const sites = useApp((s) => s.study?.data.sites)
  const quality = useApp((s) => s.run?.analysis.quality)
  const capacity = useApp((s) => s.run?.analysis.capacity)
  if (!sites) return null
  // Sites of another stage take no part in the run, nor in the count.
  const counted = capacity ? sum(capacity.map((places) => (places > 0 ? 1 : 0))) : sites.id.length
  const found = quality && capacity ? sum(capacity.map((places, j) => (places > 0 ? (quality[j] ?? 0) : 0))) : 0
  return (
    <section className="sect">
      <Switch
        label={w.quality.only}
        note={w.quality.count(n.int(found), n.int(counted))}
        on={on}
        onChange={(value) => setMethod(store, { qualityOnly: value })}
      />
      {on && <p className="note">{w.quality.onlyOn}</p>}
      <RuleEditor />
    </section>
  )
}

/** Which sites are of quality, with how many each part finds in the data. */
export function RuleEditor({ open = false }: { open?: boolean }) {
  const words = useEditsWords()
  const w = words.rule
  const n = useNumbers()
  const { store } = useShell()
  const sites = useApp((s) => s.study?.data.sites)
  const stage = useApp((s) => s.method.stage)
  const rule = useApp((s) => s.method.quality)
  if (!sites) return null
  const parts = qualityParts(sites, stage, rule)
  const unknown = meetsStandard(sites, stage).filter((answer) => answer < 0).length
  const hasGroups = sites.group.some((group) => group !== '')
  const missing = {
    flag: '',
    lead: sum(parts.lead) === 0 ? (hasGroups ? w.noLead : w.noGroups) : '',
    member: sum(parts.lead) === 0 ? (hasGroups ? w.noLead : w.noGroups) : '',
    standard: unknown > 0 ? w.unknown(n.int(unknown)) : '',
  }
  return (
    <details className="quality-rule" open={open}>
      <summary>{w.is(ruleText(rule, w))}</summary>
      <fieldset className="checks">
        <legend className="sr">{w.title}</legend>
        {QUALITY_PARTS.map((part) => (
          <label key={part} title={w.tips[part]}>
            <input
              type="checkbox"
              checked={rule[part]}
              onChange={({ target }) => setMethod(store, { quality: { ...rule, [part]: target.checked } })}
            />
            <span>
              {w.parts[part]}
              {missing[part] && <small>{missing[part]}</small>}
            </span>
            <i>{w.sites(n.int(sum(parts[part])))}</i>
          </label>
        ))}
      </fieldset>
      <p className="note">{w.note}</p>
    </details>
  )
}

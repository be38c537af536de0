import { useMemo } from 'react'
import { RULES, type RuleId, ruleOf } from '../../core/balance/rules.ts'
import type { Stage } from '../../core/places.ts'
import { judgedBalance } from '../../report/balance-summary.ts'
import { STAGES } from '../../scenario/method.ts'
import { setMethod, setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { Icon } from '../parts/icons.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { balanceSentence } from './balance-text.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { LimitsSection } from './limits-section.tsx'
import { SchoolCard } from './school-card.tsx'
import { SchoolTable } from './school-table.tsx'
import { assess, useAssessment } from './use-assessment.ts'
import { useBalanceWords } from './use-balance-words.ts'

/** 均衡: how much schools of a stage differ, judged by a rule, down to each school and what would change it. */
export function BalancePage({ study }: Pick<Derived, 'study'>) {
  const words = useWords()
  const w = useBalanceWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const stage = useApp((s) => s.method.stage)
  const rule = useApp((s) => s.view.rule)
  const selection = useApp((s) => s.view.selection)
  const assessment = useAssessment()
  const { sites } = study.data
  const balance = useMemo(() => judgedBalance(sites, rule, stage, assessment), [sites, rule, stage, assessment])
  const { table, limits } = balance
  const absent = ruleOf(rule).indicators.filter((id) => !table.value[id])
  const taught = STAGES.filter((one) => one === stage || study.data.demand.children[one])
  const shown = selection?.kind === 'site' ? selection.index : -1
  const canEdit = shown >= 0 && (table.site.includes(shown) || table.withoutPupils.includes(shown))
  return (
    <div className="balance">
      <div className="balance-scroll">
        <div className="assess-tools">
          {taught.length > 1 && (
            <Segmented<Stage>
              label={w.stage}
              value={stage}
              segments={taught.map((value) => ({ value, label: words.stage[value] }))}
              onChange={(next) => setMethod(store, { stage: next })}
            />
          )}
          <Segmented<RuleId>
            label={w.rule}
            value={rule}
            segments={RULES.map((value) => ({
              value,
              label: `${w.rules[value] ?? ''} ${value}`,
              title: w.rulesFull[value] ?? value,
            }))}
            onChange={(next) => setView(store, { rule: next })}
          />
          <button type="button" className="btn" onClick={() => actions.saveAssessment('balance')}>
            <Icon name="table" />
            {w.save}
          </button>
        </div>
        <div className="answer">
          <h1 className="head" aria-live="polite">
            {balanceSentence(balance, words.stage[stage].toLowerCase(), w, n)}
          </h1>
          {assessment.whatIf.length > 0 && (
            <p className="what-if-tag">
              {w.head.whatIf(n.int(assessment.whatIf.length))}
              <button type="button" className="lk" onClick={() => assess(store, 'assess-what-if', { whatIf: [] })}>
                {w.one.resetAll}
              </button>
            </p>
          )}
          <Missing
            columns={absent.map((id) => w.indicators[id] ?? id).join(w.head.comma)}
            pupils={table.withoutPupils.length}
            small={table.tooSmall.length}
            smallest={limits.smallest}
          />
        </div>
        <IndicatorTable balance={balance} marked={table.site.indexOf(shown)} />
        <LimitsSection rule={rule} stage={stage} limits={limits} />
        {table.site.length > 0 && <SchoolTable balance={balance} sites={sites} />}
      </div>
      {canEdit ? (
        <SchoolCard balance={balance} sites={sites} site={shown} />
      ) : (
        table.site.length > 0 && <p className="school-card hint note">{w.one.hint}</p>
      )}
    </div>
  )
}

interface MissingProps {
  readonly columns: string
  readonly pupils: number
  readonly small: number
  readonly smallest: number
}

/** What is not there is said, and nothing is put in its place. */
function Missing({ columns, pupils, small, smallest }: MissingProps) {
  const w = useBalanceWords().missing
  const n = useNumbers()
  const lines = [
    columns !== '' && w.columns(columns),
    pupils > 0 && w.pupils(n.int(pupils)),
    small > 0 && w.small(n.int(small), n.int(smallest)),
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <ul className="missing-list">
      {lines.map((line) => (
        <li key={line}>
          <Icon name="warn" size={12} />
          {line}
        </li>
      ))}
    </ul>
  )
}

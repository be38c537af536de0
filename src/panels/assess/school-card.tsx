import { useMemo } from 'react'
import { type Balance, reaches } from '../../core/balance/balance.ts'
import { type IndicatorId, ruleOf } from '../../core/balance/rules.ts'
import { type Figure, figureColumns } from '../../core/balance/schools.ts'
import { nameIn } from '../../core/name.ts'
import type { SiteTable } from '../../core/places.ts'
import { judgedBalance } from '../../report/balance-summary.ts'
import { setView } from '../../state/store.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { cvText, valueText } from './balance-text.ts'
import { NumberField } from './number-field.tsx'
import { assess, suppose, useAssessment } from './use-assessment.ts'
import { useBalanceWords } from './use-balance-words.ts'
import { VerdictMark } from './verdict-mark.tsx'

interface Props {
  readonly balance: Balance
  readonly sites: SiteTable
  /** Row in the study's table of sites. */
  readonly site: number
}

/** One school's figures, to be tried otherwise; what that does to its verdict and to the CVs shows at once. */
export function SchoolCard({ balance, sites, site }: Props) {
  const w = useBalanceWords()
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const assessment = useAssessment()
  const { table, limits, schools } = balance
  const id = sites.id[site] ?? ''
  const own = assessment.whatIf.filter((one) => one.site === id)
  const row = table.site.indexOf(site)
  const figures: Figure[] = ['pupils', ...ruleOf(table.rule).indicators.filter((one) => table.value[one])]
  const given = useMemo(() => figureColumns(sites, []), [sites])
  const supposed = useMemo(() => figureColumns(sites, assessment.whatIf), [sites, assessment.whatIf])
  const before = useMemo(
    () =>
      judgedBalance(sites, table.rule, table.stage, {
        ...assessment,
        whatIf: assessment.whatIf.filter((one) => one.site !== id),
      }),
    [sites, table.rule, table.stage, assessment, id],
  )
  const verdict = schools[row]?.verdict
  const effects = own.length === 0 ? [] : changedCvs(before, balance)
  return (
    <section className="school-card" aria-label={w.one.title(nameIn(sites.name[site] ?? { zh: '', en: '' }, lang))}>
      <div className="hd">
        <h2>
          {w.one.title(nameIn(sites.name[site] ?? { zh: '', en: '' }, lang))}
          {verdict && <VerdictMark verdict={verdict} />}
        </h2>
        <button
          type="button"
          className="ib"
          aria-label={w.one.close}
          onClick={() => setView(store, { selection: null })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="figures">
        {figures.map((figure) => {
          const column = supposed(figure)
          const original = given(figure)?.values[site] ?? Number.NaN
          const isChanged = own.some((one) => one.figure === figure)
          const label = figure === 'pupils' ? w.one.pupils : (w.indicators[figure] ?? figure)
          const value = column?.values[site] ?? Number.NaN
          return (
            <div className="figure" key={figure}>
              <NumberField
                label={label}
                value={value}
                wrong={w.one.wrong}
                changed={isChanged}
                title={isChanged ? w.one.given(n.short(original)) : label}
                onChange={(next) => suppose(store, id, figure, next === original ? null : next)}
              />
              {figure !== 'pupils' && <PerPupil balance={balance} id={figure} row={row} />}
            </div>
          )
        })}
      </div>
      <div className="effects" aria-live="polite">
        {effects.map(({ indicator, from, to }) => (
          <span key={indicator}>
            {w.one.effect(w.short[indicator] ?? indicator, cvText(from, limits.cv, n), cvText(to, limits.cv, n))}
          </span>
        ))}
      </div>
      <p className="note">
        {w.one.note}
        {sites.stage[site] === 'nine-year' && ` ${w.one.shared}`}
      </p>
      {own.length > 0 && (
        <button
          type="button"
          className="btn sm"
          onClick={() =>
            assess(store, 'assess-what-if', { whatIf: assessment.whatIf.filter((one) => one.site !== id) })
          }
        >
          {w.one.reset}
        </button>
      )}
    </section>
  )
}

function PerPupil({ balance, id, row }: { balance: Balance; id: IndicatorId; row: number }) {
  const w = useBalanceWords()
  const n = useNumbers()
  const value = balance.table.value[id]?.[row] ?? Number.NaN
  const norm = balance.limits.norms[id]
  const mean = balance.indicators.find((one) => one.id === id)?.variation?.mean ?? 0
  const isShort = norm !== undefined && !Number.isNaN(value) && !reaches(value, norm)
  return (
    <span className="per-pupil" data-short={isShort}>
      <b>
        {isShort && <span aria-hidden="true">▽</span>}
        {Number.isNaN(value) ? w.one.missing : valueText(value, mean, norm, n)}
      </b>
      {norm !== undefined && (
        <small>
          {w.one.norm} {n.short(norm)}
        </small>
      )}
    </span>
  )
}

/** Indicators whose CV is not what it was. */
function changedCvs(before: Balance, after: Balance) {
  return after.indicators.flatMap(({ id, variation }, k) => {
    const [from, to] = [before.indicators[k]?.variation?.cv ?? null, variation?.cv ?? null]
    return from === to ? [] : [{ indicator: id, from, to }]
  })
}

import type { Verdict } from '../../core/balance/balance.ts'
import { Icon } from '../parts/icons.tsx'
import { useBalanceWords } from './use-balance-words.ts'

const icons = { pass: 'check', fail: 'close', open: 'info' } as const

/** A verdict by sign and word, never by colour alone. */
export function VerdictMark({ verdict, word }: { verdict: Verdict; word?: string }) {
  const w = useBalanceWords()
  return (
    <span className="verdict-mark" data-verdict={verdict} title={w.verdictTips[verdict]}>
      <Icon name={icons[verdict]} size={12} />
      {word ?? w.verdicts[verdict]}
    </span>
  )
}

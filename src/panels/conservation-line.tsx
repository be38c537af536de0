import { useNumbers, useWords } from './context.tsx'

/** Shown with every run: the places given out are the places of the sites that somebody reaches. */
export function ConservationLine({ given, places, holds }: { given: number; places: number; holds: boolean }) {
  const w = useWords()
  const n = useNumbers()
  const numbers = { given: n.decimal(given, 1), places: n.decimal(places, 1) }
  return (
    <p className={holds ? 'check ok' : 'check bad'} title={w.check.title} role={holds ? undefined : 'alert'}>
      {holds ? '✓ ' : '✗ '}
      {w.check.title}
      {w.language.current === 'EN' ? ': ' : '：'}
      {holds ? w.check.holds(numbers) : w.check.broken(numbers)}
    </p>
  )
}

import { seeded } from '../src/core/random.ts'
import { qualityOdds } from './illustration.ts'
import type { Street } from './streets.ts'

/** An invented income a head and year for every street, CNY: higher where the quality flag is drawn more often, else chance. */
export function buildIncomes(streets: readonly Street[]): number[] {
  const random = seeded(29)
  return streets.map(({ name }) => {
    const chance = random() + random() - 1
    return Math.round((86_000 * Math.exp(0.35 * qualityOdds(name) + 0.2 * chance)) / 100) * 100
  })
}

import type { EditsWords } from './edits-zh.ts'

const s = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`

/** The words of edits beyond the first ones, of groups, of the rule for quality and of the history, English. */
export const editsEn: EditsWords = {
  totals: {
    added: (places) => `${s(places, 'place', 'places')} net`,
    cost: (money) => money,
    atLeast: (money) => `at least ${money}`,
    uncosted: (edits) => `${s(edits, 'edit', 'edits')} without a cost`,
  },
}

/** The words of edits beyond the first ones, of groups, of the rule for quality and of the history, 简体中文. */
export const editsZh = {
  totals: {
    added: (places: string) => `净增学位 ${places} 个`,
    cost: (money: string) => `费用 ${money}`,
    atLeast: (money: string) => `费用至少 ${money}`,
    uncosted: (edits: string) => `${edits} 项未填费用`,
  },
}

export type EditsWords = typeof editsZh

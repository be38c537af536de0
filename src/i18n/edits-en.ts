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
  rule: {
    title: 'What counts as quality',
    is: (rule) => `Quality = ${rule}`,
    short: (rule) => ` (${rule})`,
    or: ' or ',
    none: 'no site (no part of the rule is chosen)',
    parts: {
      flag: 'flagged',
      lead: 'leads a group',
      member: 'in a group led by quality',
      standard: 'meets the resource standard',
    },
    tips: {
      flag: 'The quality flag of the data, or as changed in a scenario',
      lead: 'Lead school of an education group',
      member: 'The lead of its group is of quality: by its flag, or by another part that is chosen',
      standard:
        '教督〔2017〕6号: at least six of the seven indicators meet their limit and the other reaches 85% of it; a site that lacks a figure does not',
    },
    sites: (n) => s(n, 'site', 'sites'),
    noLead: 'the data name no lead school',
    noGroups: 'the data have no groups',
    unknown: (n) =>
      n === '1' ? '1 site lacks figures and does not count' : `${n} sites lack figures and do not count`,
    note: 'A site is of quality when any chosen part holds. Coverage, chance and nearest quality follow at once.',
    about: (rule) => `In this analysis a quality site is one that is or does: ${rule}.`,
    aboutTitle: 'The rule for quality',
  },
}

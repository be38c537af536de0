/** The words of edits beyond the first ones, of groups, of the rule for quality and of the history, 简体中文. */
export const editsZh = {
  totals: {
    added: (places: string) => `净增学位 ${places} 个`,
    cost: (money: string) => `费用 ${money}`,
    atLeast: (money: string) => `费用至少 ${money}`,
    uncosted: (edits: string) => `${edits} 项未填费用`,
  },
  rule: {
    title: '什么算优质',
    is: (rule: string) => `优质 = ${rule}`,
    short: (rule: string) => `（${rule}）`,
    or: '、',
    none: '没有校址（规则各项都未选）',
    parts: { flag: '带优质标记', lead: '集团牵头校', member: '优质牵头的集团成员', standard: '达到资源标准' },
    tips: {
      flag: '数据中的优质标记，或情景中改过的标记',
      lead: '教育集团的牵头校',
      member: '所在集团的牵头校是优质校：带标记，或符合已选的其他各项',
      standard: '教督〔2017〕6号：七项指标至少六项达标，余项不低于标准的 85%；缺数据的校址不算达标',
    },
    sites: (n: string) => `${n} 处`,
    noLead: '数据中没有牵头校',
    noGroups: '数据中没有教育集团',
    unknown: (n: string) => `${n} 处缺数据，不算达标`,
    note: '符合任一所选项即为优质。覆盖、机会、最近优质校都随之重算。',
    about: (rule: string) => `本次测算中，优质校址是：${rule}。`,
    aboutTitle: '优质的规则',
  },
}

export type EditsWords = typeof editsZh

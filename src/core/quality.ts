import { meetsStandard } from './balance/standard.ts'
import type { SiteTable, Stage } from './places.ts'

/** Which sites count as quality (优质): those that fulfil any part that is switched on. */
export interface QualityRule {
  /** The site carries the flag. */
  readonly flag: boolean
  /** The site leads a group. */
  readonly lead: boolean
  /** The site is in a group whose lead is quality: by its flag or by another part that is switched on. */
  readonly member: boolean
  /** The site meets the resource standard of 教督〔2017〕6号; one that lacks a figure does not. */
  readonly standard: boolean
}

/** The flag alone, as the data give it. */
export const flagRule: QualityRule = { flag: true, lead: false, member: false, standard: false }

export const QUALITY_PARTS = ['flag', 'lead', 'member', 'standard'] as const satisfies readonly (keyof QualityRule)[]

/** Sites that each part of the rule finds by itself, switched on or not. One entry a site: 1 = found. */
export function qualityParts(
  sites: SiteTable,
  stage: Stage,
  rule: QualityRule,
): Readonly<Record<keyof QualityRule, Uint8Array>> {
  const meets = meetsStandard(sites, stage)
  const standard = Uint8Array.from(meets, (answer) => (answer === 1 ? 1 : 0))
  const leads = Uint8Array.from(sites.group, (group, j) => (group !== '' && sites.lead[j] === 1 ? 1 : 0))
  const good = new Set(
    sites.group.filter(
      (_, j) => leads[j] === 1 && (sites.quality[j] === 1 || rule.lead || (rule.standard && standard[j] === 1)),
    ),
  )
  return {
    flag: sites.quality,
    lead: leads,
    member: Uint8Array.from(sites.group, (group) => (good.has(group) ? 1 : 0)),
    standard,
  }
}

/** Sites that count as quality under a rule, for a stage. One entry a site: 1 = it does. */
export function qualitySites(sites: SiteTable, stage: Stage, rule: QualityRule = flagRule): Uint8Array {
  if (!rule.lead && !rule.member && !rule.standard) return rule.flag ? sites.quality : new Uint8Array(sites.id.length)
  const parts = qualityParts(sites, stage, rule)
  return Uint8Array.from(sites.id, (_, j) => (QUALITY_PARTS.some((part) => rule[part] && parts[part][j] === 1) ? 1 : 0))
}

/** A rule as one word, for links and keys: the parts that are on; `none` when nothing is. */
export const ruleWord = (rule: QualityRule = flagRule): string =>
  QUALITY_PARTS.filter((part) => rule[part]).join('.') || 'none'

/** Reads {@link ruleWord}; null for what is no rule. */
export function parseRule(word: string | null): QualityRule | null {
  if (word === null) return null
  const given = word === 'none' ? [] : word.split('.')
  if (given.some((part) => !QUALITY_PARTS.some((known) => known === part))) return null
  const on = (part: keyof QualityRule) => given.includes(part)
  return { flag: on('flag'), lead: on('lead'), member: on('member'), standard: on('standard') }
}

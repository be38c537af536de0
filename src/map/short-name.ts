import { nameIn } from '../core/name.ts'
import type { Name } from '../core/places.ts'
import type { Lang } from '../state/view.ts'

const suffix = {
  'zh-CN': /(?:街道办事处|地区办事处|街道|地区|镇|乡)$/,
  en: / (?:Subdistrict|Sub-district|Area|Town|Township)$/i,
} as const

/**
 * Names as the map prints them: without 街道, 镇, 乡, unless two streets would then read the same (海淀街道, 海淀镇);
 * those keep their full names. A single character is never left standing alone.
 */
export function shortNames(names: readonly Name[], lang: Lang): string[] {
  const full = names.map((name) => nameIn(name, lang))
  const short = full.map((name) => {
    const cut = name.replace(suffix[lang], '')
    return cut.length < 2 ? name : cut
  })
  const count = new Map<string, number>()
  for (const name of short) count.set(name, (count.get(name) ?? 0) + 1)
  return short.map((name, k) => ((count.get(name) ?? 0) > 1 ? (full[k] ?? name) : name))
}

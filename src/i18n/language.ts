import { en } from './en.ts'
import { type Words, zhCN } from './zh-cn.ts'

export type Lang = 'zh-CN' | 'en'

export const wordsOf = (lang: Lang): Words => (lang === 'en' ? en : zhCN)

/** The first language of the browser that we speak; Chinese of any kind reads 简体中文, everyone else English. */
export function preferredLang(languages: readonly string[]): Lang {
  for (const tag of languages) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** Accepts what people write in a link: zh, zh-cn, zh-CN, en, en-GB. */
export function parseLang(text: string | null): Lang | null {
  if (!text) return null
  return /^zh\b/i.test(text) ? 'zh-CN' : /^en\b/i.test(text) ? 'en' : null
}

import type { Name } from './places.ts'

/** A name in the language, or in the other one where the data has only that. */
export function nameIn(name: Name, lang: 'zh-CN' | 'en'): string {
  return lang === 'en' ? name.en || name.zh : name.zh || name.en
}

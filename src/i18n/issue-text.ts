import { issueWords } from './issue-words.ts'
import type { Lang } from './language.ts'

/** A doubt about the data, as `core/issue` has it. */
interface Told {
  readonly code: string
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** A doubt as one sentence: where it is, what is wrong and what to do. A code without words says itself. */
export function issueText(issue: Told, lang: Lang): string {
  const isChinese = lang === 'zh-CN'
  const words = issueWords[issue.code]?.[isChinese ? 0 : 1]
  const facts: Readonly<Record<string, string | number>> = { value: issue.value ?? '', ...issue.params }
  const sentence = words?.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')) ?? issue.code
  return `${where(issue, isChinese)}${sentence}`
}

function where({ file, row, column }: Told, isChinese: boolean): string {
  const parts = [
    file,
    row && (isChinese ? `第 ${row} 行` : `row ${row}`),
    column && (isChinese ? `“${column}”列` : `column “${column}”`),
  ]
  const given = parts.filter((part) => part)
  if (given.length === 0) return ''
  return isChinese ? `${given.join('，')}：` : `${given.join(', ')}: `
}

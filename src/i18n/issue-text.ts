import type { Lang } from './language.ts'

interface Told {
  readonly code: string
}
export const issueText = (issue: Told, lang: Lang): string => `${lang} ${issue.code}`

import type { Issue } from '../core/issue.ts'
import type { Lang } from './language.ts'
export const issueText = (issue: Issue, lang: Lang): string => `${lang} ${issue.code}`

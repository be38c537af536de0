import type { Words } from './zh-cn.ts'

/** A failure as one sentence: what is wrong and what to do. Codes without a sentence of their own say their message. */
export function failureText(
  failure: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
    readonly message: string
  },
  w: Words,
): string {
  const sentence = w.failures[failure.code]
  return sentence
    ? sentence(failure.params)
    : (w.failures['unexpected']?.({ message: failure.message }) ?? failure.message)
}

import type { Steps } from '../../core/steps.ts'

/** Shorter texts are parsed at one go. */
const SHORT = 2_000_000
/** Characters of features parsed between two steps. */
const PIECE = 250_000

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58]
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [91, 93, 123, 125]

/**
 * Parses JSON like `JSON.parse`, in steps where the text is a long object with a list of `features`: the list is cut
 * between its members, which are parsed some at a time.
 * @throws SyntaxError as `JSON.parse`
 */
export function* parseJsonSteps(text: string): Steps<unknown> {
  if (text.length > SHORT) {
    const whole = yield* collectionSteps(text)
    if (whole !== null) return whole
  }
  // Short, of another shape, or damaged: then the platform's own words say where.
  return JSON.parse(text)
}

/** The object, or null where it is not of the shape looked for. */
function* collectionSteps(text: string): Steps<object | null> {
  const members: [string, unknown][] = []
  let features: unknown[] | null = null
  let at = skipBlank(text, 0)
  if (text.charCodeAt(at) !== OPEN_BRACE) return null
  try {
    do {
      at = skipBlank(text, at + 1)
      const keyEnd = valueEnd(text, at)
      const key: unknown = JSON.parse(text.slice(at, keyEnd))
      at = skipBlank(text, keyEnd)
      if (typeof key !== 'string' || text.charCodeAt(at) !== COLON) return null
      at = skipBlank(text, at + 1)
      if (key === 'features' && text.charCodeAt(at) === OPEN_BRACKET) {
        if (features !== null) return null
        const list: unknown[] = []
        const end = yield* listSteps(text, at, list)
        if (end < 0) return null
        features = list
        members.push([key, list])
        at = skipBlank(text, end)
      } else {
        const end = valueEnd(text, at)
        members.push([key, JSON.parse(text.slice(at, end))])
        at = skipBlank(text, end)
      }
    } while (text.charCodeAt(at) === COMMA)
  } catch {
    return null
  }
  const isWhole = text.charCodeAt(at) === CLOSE_BRACE && skipBlank(text, at + 1) === text.length
  // Like JSON.parse, `fromEntries` makes own members of all names, and of two with one name the last counts.
  return isWhole && features !== null ? Object.fromEntries(members) : null
}

/** Parses the members of the list that begins at `start` into `list`. @returns where it ends, −1 = it does not */
function* listSteps(text: string, start: number, list: unknown[]): Steps<number> {
  let at = skipBlank(text, start + 1)
  if (text.charCodeAt(at) === CLOSE_BRACKET) return at + 1
  for (let from = at; ; ) {
    const end = valueEnd(text, at)
    if (end === at) return -1
    const next = skipBlank(text, end)
    const isLast = text.charCodeAt(next) === CLOSE_BRACKET
    if (!isLast && text.charCodeAt(next) !== COMMA) return -1
    at = isLast ? next : skipBlank(text, next + 1)
    if (isLast || at - from > PIECE) {
      for (const value of JSON.parse(`[${text.slice(from, end)}]`) as unknown[]) list.push(value)
      yield at / text.length
      from = at
    }
    if (isLast) return next + 1
  }
}

function skipBlank(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at += 1
  }
}

/** The end of the value that begins at `start`, by its brackets and quotes alone: whether it is sound, the parser says. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = stringEnd(text, at)
      if (depth === 0) return at + 1
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      // A bare number or word ends before the bracket around it.
      if (depth === 0) return at
      depth -= 1
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === COMMA || code === COLON)) return at
  }
  return text.length
}

/** Where the string that begins at `start` has its closing quote. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at)
    if (at < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return at
  }
}

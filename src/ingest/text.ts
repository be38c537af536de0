import { finish, type Steps } from '../core/steps.ts'

/** Text and how it was read. */
export interface DecodedText {
  readonly text: string
  readonly encoding: string
  /** True: bytes that the encoding does not know were replaced by U+FFFD. */
  readonly damaged: boolean
}

/**
 * Reads bytes as text: byte order mark → strict UTF-8 → GB18030 (which contains GBK and GB2312).
 * @param encoding overrides the guess; a label of the Encoding Standard
 * @throws RangeError when `encoding` is not a known label
 * @see https://encoding.spec.whatwg.org/
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodedText {
  return finish(decodeSteps(bytes, encoding))
}

/** `decodeText` in steps. */
export function* decodeSteps(bytes: Uint8Array, encoding?: string): Steps<DecodedText> {
  const chosen = encoding ?? markOf(bytes)
  if (chosen !== undefined) return yield* decodeAs(bytes, chosen)
  const text = yield* decodeStrictly(bytes)
  // Not UTF-8: in China's offices that means GBK or its superset.
  return text === null ? yield* decodeAs(bytes, 'gb18030') : { text, encoding: 'utf-8', damaged: false }
}

/** Bytes decoded at a time. */
const PIECE = 2 << 20

function* pieces(bytes: Uint8Array, decoder: TextDecoder): Generator<string> {
  for (let from = 0; from === 0 || from < bytes.length; from += PIECE) {
    const isLast = from + PIECE >= bytes.length
    yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: !isLast })
  }
}

/** Two-byte letters from Greek on: the only ones that pairs of GBK bytes of common characters can look like. */
const GREEK_TO_THAANA = /[\u0370-\u07FF]/
const NEITHER = /[^\p{ASCII}\u0370-\u07FF]/u

/** The text, or null where it is not UTF-8, or only by chance: 学校 in GBK happens to be valid UTF-8 (ѧУ). */
function* decodeStrictly(bytes: Uint8Array): Steps<string | null> {
  let text = ''
  let [isGreek, isMixed] = [false, false]
  try {
    for (const piece of pieces(bytes, new TextDecoder('utf-8', { fatal: true }))) {
      text += piece
      isMixed ||= NEITHER.test(piece)
      isGreek ||= !isMixed && GREEK_TO_THAANA.test(piece)
      yield 0
    }
  } catch {
    return null
  }
  // A text whose only foreign letters are of that kind is Chinese.
  return isGreek && !isMixed ? null : text
}

function* decodeAs(bytes: Uint8Array, encoding: string): Steps<DecodedText> {
  const decoder = new TextDecoder(encoding)
  let text = ''
  let damaged = false
  for (const piece of pieces(bytes, decoder)) {
    text += piece
    damaged ||= piece.includes('\uFFFD')
    yield 0
  }
  return { text, encoding: decoder.encoding, damaged }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

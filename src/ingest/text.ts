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
  const chosen = encoding ?? markOf(bytes)
  if (chosen !== undefined) return decodeAs(bytes, chosen)
  const text = decodeStrictly(bytes)
  // Not UTF-8: in China's offices that means GBK or its superset.
  return text === null || isGbkByChance(text) ? decodeAs(bytes, 'gb18030') : { text, encoding: 'utf-8', damaged: false }
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Two-byte letters from Greek on: the only ones that pairs of GBK bytes of common characters can look like. */
const GREEK_TO_THAANA = /[\u0370-\u07FF]/
const ASCII_OR_THOSE = /^[\p{ASCII}\u0370-\u07FF]*$/u

/** 学校 in GBK happens to be valid UTF-8 (ѧУ). A text whose only foreign letters are of that kind is Chinese. */
function isGbkByChance(text: string): boolean {
  return GREEK_TO_THAANA.test(text) && ASCII_OR_THOSE.test(text)
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const decoder = new TextDecoder(encoding)
  const text = decoder.decode(bytes)
  return { text, encoding: decoder.encoding, damaged: text.includes('\uFFFD') }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

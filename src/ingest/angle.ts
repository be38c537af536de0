import { parseNumber } from './number.ts'

const DMS =
  /^([NSEW东西南北]|北纬|南纬|东经|西经)?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[°º度d:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:['′’‘分m:]|\s|$)\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”“秒s]|''|′′)?\s*)?([NSEW东西南北])?$/i
const MARKED = /^([NSEW东西南北]|北纬|南纬|东经|西经)?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*([NSEW东西南北])?$/i
/** Longest angle that is tried, in characters. */
const LONGEST = 40
const NEGATIVE = /[SW西南]/i

/**
 * Reads an angle in degrees: decimal (`116.3`), with a letter (`E116.3`, `东经116.3`), or degrees, minutes and seconds
 * (`116°18′30.5″E`, `116 18 30`, `116:18:30`, `116度18分30秒`).
 * @returns degrees, negative for west and south; null when the text is none, or minutes or seconds reach 60
 */
export function parseAngle(text: string): number | null {
  const plain = parseNumber(text)
  if (plain !== null) return plain
  if (text.length > LONGEST) return null
  const tidy = text
    .normalize('NFKC')
    .trim()
    .replace(/\u2032\u2032/g, '″')
  const marked = MARKED.exec(tidy)
  if (marked) return signed(Number(marked[2]), `${marked[1] ?? ''}${marked[3] ?? ''}`)
  const parts = DMS.exec(tidy)
  if (!parts) return null
  const degrees = Number(parts[2])
  const minutes = Number(parts[3] ?? 0)
  const seconds = Number(parts[4] ?? 0)
  if (minutes >= 60 || seconds >= 60) return null
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600
  return signed(parts[2]?.startsWith('-') ? -size : size, `${parts[1] ?? ''}${parts[5] ?? ''}`)
}

function signed(value: number, mark: string): number {
  return NEGATIVE.test(mark) ? -Math.abs(value) : value
}

/** Two angles in one cell (`116.3,39.9`, `116.3 39.9`, `[116.3, 39.9]`), in the order written; null when there are not two. */
export function parsePair(text: string): readonly [number, number] | null {
  if (text.length > 2 * LONGEST) return null
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:POINT\s*)?[([{]\s*|\s*[)\]}]$/gi, '')
  const [first, second, ...rest] = bare.split(/\s*[,;、|]\s*|\s+(?=[+-]?\d{1,3}\.\d)/).filter((part) => part !== '')
  if (first === undefined || second === undefined || rest.length > 0) return null
  const a = parseAngle(first)
  const b = parseAngle(second)
  return a === null || b === null ? null : [a, b]
}

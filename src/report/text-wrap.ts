/** Width of a text in any unit. */
export type Measure = (text: string) => number

// Punctuation that may not begin a line, and brackets that may not end one (as in GB/T 15834 and UAX #14).
const closing = /^[、。，．・：；！？）】》〉」』”’％℃…—,.:;!?)\]}%°]/u
const opening = /[（【《〈「『“‘([{]$/u
const pieces = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu

/**
 * Breaks a text into lines no wider than `width`: between Chinese characters, at spaces in Latin text, never before closing
 * or after opening punctuation. A single word wider than a line is cut. Line feeds in the text are kept.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure))
}

function wrapParagraph(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const unit of unbreakable(text)) {
    if (measure((line + unit).trimEnd()) <= width) {
      line += unit
      continue
    }
    if (line.trim()) lines.push(line.trimEnd())
    line = unit.trimStart()
    while (measure(line) > width && line.length > 1) {
      let fit = line.length - 1
      while (fit > 1 && measure(line.slice(0, fit)) > width) fit--
      lines.push(line.slice(0, fit))
      line = line.slice(fit)
    }
  }
  lines.push(line.trimEnd())
  return lines
}

/** The pieces between which a line may break. */
function unbreakable(text: string): string[] {
  const units: string[] = []
  for (const [piece] of text.matchAll(pieces)) {
    const last = units.at(-1)
    if (last !== undefined && !/^\s/u.test(piece) && (closing.test(piece) || opening.test(last))) {
      units[units.length - 1] = last + piece
    } else units.push(piece)
  }
  return units
}

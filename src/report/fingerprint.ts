/** Anything a fingerprint may be taken of: typed arrays by their bytes, all else by its JSON. */
type Printable = string | number | boolean | null | undefined | ArrayBufferView | readonly Printable[] | object

/**
 * 64 bits that tell inputs apart, as 16 hex digits; the same on every machine. Not a signature: it shows that two reports
 * rest on the same data, not that nobody meant to deceive. FNV-1a with two different starts.
 */
export function fingerprint(value: Printable): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  const byte = (x: number) => {
    a = Math.imul(a ^ x, 0x01000193)
    b = Math.imul(b ^ x ^ 0x5b, 0x01000197)
  }
  const text = (words: string) => {
    for (let k = 0; k < words.length; k++) {
      const code = words.charCodeAt(k)
      byte(code & 255)
      byte(code >> 8)
    }
  }
  const walk = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) {
      for (const x of new Uint8Array(part.buffer, part.byteOffset, part.byteLength)) byte(x)
    } else if (Array.isArray(part)) {
      text('[')
      for (const entry of part) walk(entry)
    } else if (part instanceof Map) walk([...part])
    else if (typeof part === 'object' && part !== null) {
      for (const [key, entry] of Object.entries(part)) {
        text(`{${key}`)
        walk(entry)
      }
    } else text(typeof part === 'string' ? `"${part}"` : String(part))
  }
  walk(value)
  const hex = (x: number) => (x >>> 0).toString(16).padStart(8, '0')
  return hex(a) + hex(b)
}

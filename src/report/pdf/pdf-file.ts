/** A reference to an object of a PDF. */
export interface Ref {
  readonly number: number
}

export type PdfValue =
  | string
  | number
  | boolean
  | Ref
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue | undefined }

/** A text string in UTF-16, readable in every language. */
export function textString(text: string): string {
  let hex = 'FEFF'
  for (let k = 0; k < text.length; k++) hex += text.charCodeAt(k).toString(16).padStart(4, '0')
  return `<${hex.toUpperCase()}>`
}

/** Digits that a printer can tell apart; never an exponent. */
export const number = (value: number): string => {
  const text = value.toFixed(3)
  return text.includes('.') ? text.replace(/\.?0+$/, '').replace(/^-0$/, '0') : text
}

/** Deflates in zlib format with the platform's own compressor. */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * Collects the objects of a PDF and writes them with their table of positions. Source: ISO 32000-1 (PDF 1.7), 7.3–7.5.
 */
export class PdfFile {
  private readonly parts: Uint8Array<ArrayBuffer>[] = []
  private readonly offsets: number[] = []
  private length = 0
  private count = 0

  constructor() {
    // The four bytes above 127 say that the file is binary.
    this.append(new Uint8Array([...latin1('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]))
  }

  /** A number for an object that is written later. */
  reserve(): Ref {
    this.count += 1
    return { number: this.count }
  }

  write(value: PdfValue, ref = this.reserve()): Ref {
    this.begin(ref)
    this.append(latin1(`${written(value)}\nendobj\n`))
    return ref
  }

  /** A stream, deflated unless the dictionary names a filter of its own. */
  async stream(
    dictionary: Readonly<Record<string, PdfValue | undefined>>,
    bytes: Uint8Array<ArrayBuffer>,
    ref = this.reserve(),
  ): Promise<Ref> {
    const isPacked = 'Filter' in dictionary
    const body = isPacked ? bytes : await deflated(bytes)
    const filter = isPacked ? {} : { Filter: '/FlateDecode' }
    this.begin(ref)
    this.append(latin1(`${written({ ...dictionary, ...filter, Length: body.length })}\nstream\n`))
    this.append(body)
    this.append(latin1('\nendstream\nendobj\n'))
    return ref
  }

  /** The file. @param id 16 bytes as hex: the same document has the same */
  finish(root: Ref, info: Ref, id: string): Blob {
    const start = this.length
    const size = this.count + 1
    const line = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`
    let table = `xref\n0 ${size}\n0000000000 65535 f \n`
    for (let n = 1; n < size; n++) table += line(this.offsets[n] ?? 0)
    const trailer = { Size: size, Root: root, Info: info, ID: [`<${id}>`, `<${id}>`] }
    this.append(latin1(`${table}trailer\n${written(trailer)}\nstartxref\n${start}\n%%EOF\n`))
    return new Blob(this.parts, { type: 'application/pdf' })
  }

  private begin({ number: n }: Ref): void {
    this.offsets[n] = this.length
    this.append(latin1(`${n} 0 obj\n`))
  }

  private append(bytes: Uint8Array<ArrayBuffer>): void {
    this.parts.push(bytes)
    this.length += bytes.length
  }
}

export function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (c) => c.charCodeAt(0))
}

function written(value: PdfValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return number(value)
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`
  if (isRef(value)) return `${value.number} 0 R`
  const entries = Object.entries(value as Readonly<Record<string, PdfValue | undefined>>)
  return `<<${entries.flatMap(([key, entry]) => (entry === undefined ? [] : [`/${key} ${written(entry)}`])).join(' ')}>>`
}

const isRef = (value: object): value is Ref => Object.keys(value).length === 1 && 'number' in value

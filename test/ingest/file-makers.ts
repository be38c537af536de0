import { zipSync } from 'fflate'
import { writeArrayBuffer } from 'geotiff'
import writeXlsx from 'write-excel-file/node'

const encoder = new TextEncoder()
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

let gbkCodes: Map<string, readonly number[]> | null = null

/** Text in GBK; built from the decoder, as the platform only decodes. */
export function gbk(text: string): Uint8Array {
  if (gbkCodes === null) {
    gbkCodes = new Map()
    const decoder = new TextDecoder('gbk')
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) gbkCodes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
    }
  }
  const codes = gbkCodes
  return Uint8Array.from(
    [...text].flatMap((letter) => (letter <= '\u007F' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [63]))),
  )
}

export function utf16(text: string): Uint8Array {
  return Uint8Array.from(
    [...`\uFEFF${text}`].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  )
}

/** An archive with a fixed date, so that the same content gives the same bytes. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { mtime: new Date(2024, 0, 1) })
}

export type XlsxCell = string | number | boolean | Date | null

export async function xlsx(sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>): Promise<Uint8Array> {
  const data = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value }))),
  }))
  return new Uint8Array(await writeXlsx(data as never).toBuffer())
}

type Ring = readonly (readonly [number, number])[]

/** A shapefile of polygons or points. `shp`: for a polygon its rings (outer clockwise). */
export function shp(shapes: readonly (readonly Ring[] | readonly [number, number])[]): Uint8Array {
  const isPoint = typeof shapes[0]?.[0] === 'number'
  const records = shapes.map((shape, k) => {
    const content = isPoint ? pointRecord(shape as readonly [number, number]) : polygonRecord(shape as readonly Ring[])
    const record = new DataView(new ArrayBuffer(8 + content.byteLength))
    record.setInt32(0, k + 1)
    record.setInt32(4, content.byteLength / 2)
    new Uint8Array(record.buffer).set(new Uint8Array(content), 8)
    return new Uint8Array(record.buffer)
  })
  const header = new DataView(new ArrayBuffer(100))
  header.setInt32(0, 9994)
  header.setInt32(24, (100 + records.reduce((sum, record) => sum + record.length, 0)) / 2)
  header.setInt32(28, 1000, true)
  header.setInt32(32, isPoint ? 1 : 5, true)
  return concat([new Uint8Array(header.buffer), ...records])
}

function pointRecord([x, y]: readonly [number, number]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(20))
  view.setInt32(0, 1, true)
  view.setFloat64(4, x, true)
  view.setFloat64(12, y, true)
  return view.buffer
}

function polygonRecord(rings: readonly Ring[]): ArrayBuffer {
  const points = rings.flat()
  const view = new DataView(new ArrayBuffer(44 + rings.length * 4 + points.length * 16))
  view.setInt32(0, 5, true)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  box.forEach((value, k) => void view.setFloat64(4 + 8 * k, value, true))
  view.setInt32(36, rings.length, true)
  view.setInt32(40, points.length, true)
  let start = 0
  rings.forEach((ring, k) => {
    view.setInt32(44 + 4 * k, start, true)
    start += ring.length
  })
  points.forEach(([x, y], k) => {
    view.setFloat64(44 + 4 * rings.length + 16 * k, x, true)
    view.setFloat64(52 + 4 * rings.length + 16 * k, y, true)
  })
  return view.buffer
}

/** A dBASE table of text fields. */
export function dbf(
  fields: readonly string[],
  rows: readonly (readonly string[])[],
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const width = 40
  const header = new DataView(new ArrayBuffer(32 + 32 * fields.length + 1))
  header.setUint8(0, 3)
  header.setUint32(4, rows.length, true)
  header.setUint16(8, header.byteLength, true)
  header.setUint16(10, 1 + width * fields.length, true)
  const bytes = new Uint8Array(header.buffer)
  fields.forEach((field, k) => {
    bytes.set(encode(field).subarray(0, 10), 32 + 32 * k)
    bytes[32 + 32 * k + 11] = 67
    bytes[32 + 32 * k + 16] = width
  })
  bytes[bytes.length - 1] = 13
  const body = rows.map((row) => {
    const record = new Uint8Array(1 + width * fields.length).fill(32)
    row.forEach((text, k) => void record.set(encode(text).subarray(0, width), 1 + width * k))
    return record
  })
  return concat([bytes, ...body, Uint8Array.of(26)])
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A GeoTIFF of 32-bit floats in degrees; rows run from north to south. */
export async function geotiff(
  rows: readonly (readonly number[])[],
  { west, north, cell, noData }: { west: number; north: number; cell: number; noData?: number },
): Promise<Uint8Array> {
  const height = rows.length
  const width = rows[0]?.length ?? 0
  const buffer = await writeArrayBuffer(
    Float32Array.from(rows.flat()) as never,
    {
      width,
      height,
      GTModelTypeGeoKey: 2,
      GeographicTypeGeoKey: 4326,
      ModelPixelScale: [cell, cell, 0],
      ModelTiepoint: [0, 0, 0, west, north, 0],
      ...(noData === undefined ? {} : { GDAL_NODATA: String(noData) }),
    } as never,
  )
  return new Uint8Array(buffer as ArrayBuffer)
}

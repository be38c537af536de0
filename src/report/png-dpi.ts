/** Eight bytes of signature and the 25 of IHDR, which always comes first. */
const headerLength = 33

/**
 * A PNG with its resolution written in (chunk `pHYs`, pixels per metre), so that Word and layout programs show it at its
 * real size. An existing `pHYs` is replaced. Source: PNG specification, 11.3.4.3. Throws `RangeError` if the bytes are
 * no PNG.
 */
export function withDpi(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  if (png.length < headerLength || view.getUint32(0) !== 0x89504e47) throw new RangeError('not a PNG')
  const parts = [png.subarray(0, headerLength), physChunk(dpi)]
  for (let at = headerLength; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (view.getUint32(at + 4) !== 0x70485973) parts.push(png.subarray(at, end))
    at = end
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function physChunk(dpi: number): Uint8Array {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  const perMetre = Math.round(dpi / 0.0254)
  view.setUint32(0, 9)
  view.setUint32(4, 0x70485973) // "pHYs"
  view.setUint32(8, perMetre)
  view.setUint32(12, perMetre)
  view.setUint8(16, 1) // unit: metre
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  return chunk
}

/** CRC-32 as PNG and zip use it (polynomial 0xEDB88320, reflected), bit by bit: 13 bytes need no table. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32, withDpi } from '../../src/report/png-dpi.ts'
import { wrapText } from '../../src/report/text-wrap.ts'

/** Chinese characters one em wide, others half: enough to lay out by. */
const measureAt = (size: number) => (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0) * size

function png(): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => {
    const bytes = new Uint8Array(12 + body.length)
    const view = new DataView(bytes.buffer)
    view.setUint32(0, body.length)
    bytes.set(new TextEncoder().encode(type), 4)
    bytes.set(body, 8)
    view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)))
    return bytes
  }
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0)
  return Uint8Array.of(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', deflateSync(Uint8Array.of(0, 1, 2, 3, 255))),
    ...chunk('IEND', new Uint8Array(0)),
  )
}

describe('the resolution inside a PNG', () => {
  it('is written so that Word shows the sheet at its real size', () => {
    const marked = withDpi(png(), 300)
    // Length 9, "pHYs", 11811 px a metre twice, unit metre; right after IHDR.
    const body = [0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73, 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]
    expect([...marked.subarray(33, 50)]).toEqual(body)
    expect(new DataView(marked.buffer).getUint32(50)).toBe(0x78a53f76)
    expect(marked.length).toBe(png().length + 21)
  })
  it('replaces an older one instead of standing beside it', () => {
    expect(withDpi(withDpi(png(), 72), 300)).toEqual(withDpi(png(), 300))
  })
  it('uses the checksum of the PNG specification', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
    expect(() => withDpi(Uint8Array.of(1, 2, 3), 300)).toThrow(RangeError)
  })
})

describe('wrapping text', () => {
  it('loses no character and keeps every line within its width', () => {
    const text = fc.string({ unit: fc.constantFrom(...'学位盈缺，。（）1,500 m abc·Σ '), maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 300 }), (words, width) => {
        const lines = wrapText(words, width, measureAt(10))
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
        for (const line of lines) expect(measureAt(10)(line)).toBeLessThanOrEqual(width)
      }),
      { seed: 11 },
    )
  })
  it('never begins a line with a full stop or ends one with an opening bracket', () => {
    const words = '每百名儿童的学位（盈缺），按街道计算。一格一个街道。'
    for (let width = 40; width < 260; width += 10) {
      for (const line of wrapText(words, width, measureAt(10))) {
        expect(line).not.toMatch(/^[，。）]/)
        expect(line).not.toMatch(/（$/)
      }
    }
  })
  it('breaks Latin text at spaces and keeps line feeds', () => {
    expect(wrapText('two-step floating\ncatchment', 100, measureAt(10))).toEqual(['two-step floating', 'catchment'])
    expect(wrapText('reach of 1,500 m', 50, measureAt(10))).toEqual(['reach of', '1,500 m'])
  })
})

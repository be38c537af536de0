import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32, withDpi } from '../../src/report/png-dpi.ts'
import { a4Landscape, type Block, planSheet, type SheetContent } from '../../src/report/sheet.ts'
import { wrapText } from '../../src/report/text-wrap.ts'

/** Chinese characters one em wide, others half: enough to lay out by. */
const measureAt = (size: number) => (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0) * size
const measure = (font: string) => measureAt(Number(/([\d.]+)px/.exec(font)?.[1]))

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

describe('the sheet', () => {
  const content: SheetContent = {
    title: '海淀区小学学位盈缺图',
    subtitle: '服务半径 1,500 m',
    legend: { title: '', unit: '', rows: [], sites: [] },
    headline: '一句话',
    figures: [],
    table: null,
    parameters: ['方法'],
    dataNote: '示意',
    credit: '© OpenStreetMap',
    projection: 'WGS 84',
    date: '2024-05-20',
    app: '就近 0.1.0',
    north: 'N',
    metres: 'm',
    kilometres: 'km',
    theme: 'light',
    fonts: { sans: 'sans-serif', song: 'serif' },
  }
  const bottomOf = (block: Block) => block.y + (block.lines.length - 1) * block.leading

  it('is 3508 × 2480 at 300 dpi and half of it at 150, the map in the same place', () => {
    const [fine, coarse] = [
      planSheet(content, a4Landscape, measure),
      planSheet(content, { ...a4Landscape, dpi: 150 }, measure),
    ]
    expect([fine.widthPx, fine.heightPx]).toEqual([3508, 2480])
    expect([coarse.widthPx, coarse.heightPx]).toEqual([1754, 1240])
    expect(coarse.map).toEqual(fine.map)
  })
  it('stacks long texts without overlap and still leaves a map', () => {
    const long = '街道界线为示意，不作法律依据；学位、优质标记、需求点均为合成示例数据。'
    for (const times of [0, 1, 4, 9]) {
      const plan = planSheet(
        {
          ...content,
          title: long.repeat(Math.min(times, 2)),
          subtitle: long.repeat(times),
          parameters: [long.repeat(times), long],
          dataNote: long.repeat(times),
          credit: long.repeat(times),
        },
        a4Landscape,
        measure,
      )
      const [head, middle, foot] = plan.rules.map(({ y }) => y) as [number, number, number]
      expect(bottomOf(plan.title)).toBeLessThanOrEqual(plan.subtitle.y)
      expect(Math.max(bottomOf(plan.title), bottomOf(plan.subtitle))).toBeLessThan(head)
      expect(head).toBeLessThan(plan.map.y - 4)
      const under = plan.note.lines.length > 0 ? plan.note.y - 8 : middle
      expect(plan.map.y + plan.map.height + 5).toBeLessThanOrEqual(under)
      expect(bottomOf(plan.note)).toBeLessThan(middle)
      expect(bottomOf(plan.parameters)).toBeLessThan(foot)
      expect(foot).toBeLessThan(plan.sources.y - 8)
      expect(bottomOf(plan.sources)).toBeLessThan((210 / 25.4) * 96)
      expect(plan.map.height).toBeGreaterThan(150)
    }
  })
  it('gives the map the whole width when nothing stands beside it', () => {
    const plan = planSheet({ ...content, headline: '' }, a4Landscape, measure)
    expect(plan.side).toBeNull()
    expect(plan.map.width).toBeGreaterThan(1000)
  })
})

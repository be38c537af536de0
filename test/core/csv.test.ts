import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { toCsv } from '../../src/core/csv.ts'

test('a name that looks like a formula cannot run in the reader’s spreadsheet', () => {
  const rows = ['=1+1', '+86+1', '-x', '-12.5', '@a', '\tx', '\rx', 'a=b'].map((text) => [text])
  expect(toCsv(['n'], rows)).toBe(`\uFEFFn\r\n'=1+1\r\n'+86+1\r\n'-x\r\n-12.5\r\n'@a\r\n'\tx\r\n"'\rx"\r\na=b\r\n`)
})

test('numbers keep their sign and every digit', () => {
  expect(toCsv(['n'], [[-0.1], [0.1 + 0.2], [-0], [1e21], [Number.NaN], [null]])).toBe(
    '\uFEFFn\r\n-0.1\r\n0.30000000000000004\r\n0\r\n1e+21\r\n\r\n\r\n',
  )
  expect(toCsv(['n', 'm'], [[2.345, -0.001]], { digits: [1, 2] })).toBe('\uFEFFn,m\r\n2.3,0.00\r\n')
})

test('any text that is no formula comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^[=+\-@\t\r\uFEFF]/.test(value) && value !== '')
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const parsed = Papa.parse<string[]>(toCsv(['a', 'b'], rows).trimEnd(), { delimiter: ',', newline: '\r\n' })
      expect(parsed.data.slice(1, 1 + rows.length)).toEqual(rows)
    }),
    { seed: 7, numRuns: 200 },
  )
})

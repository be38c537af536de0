import { expect, test } from 'vitest'
import { paletteOf } from '../../src/symbology/palette.ts'
import { ciede2000, eyes, labSeen } from './colour-vision.ts'

test.each(['light', 'dark'] as const)(
  'on the %s ground loads stay apart for every eye, and none is taken for what is proposed',
  (theme) => {
    const { load, prop } = paletteOf(theme)
    const apart = (a: string, b: string, eye: string) => ciede2000(labSeen(a, eyes[eye]!), labSeen(b, eyes[eye]!))
    const over = load[3]
    for (const eye of ['normal', 'protanopia', 'deuteranopia', 'tritanopia']) {
      for (const other of load.slice(0, 3)) expect(apart(over, other, eye), `${eye} ${other}`).toBeGreaterThan(10)
    }
    expect(apart(over, prop, 'normal')).toBeGreaterThan(20)
  },
)

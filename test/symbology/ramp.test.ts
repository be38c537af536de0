import { describe, expect, test } from 'vitest'
import { deltaRamp } from '../../src/symbology/delta.ts'
import { type Ground, paletteOf } from '../../src/symbology/palette.ts'
import { rampOf } from '../../src/symbology/ramp.ts'
import { ciede2000, eyes, labSeen, leastStep } from './colour-vision.ts'

/** Neighbouring classes stay this far apart (CIEDE2000) for every eye: about three times what is just noticeable side by side. */
const LEAST = 7

const grounds: readonly Ground[] = ['light', 'dark']

test('the yardstick gives the figures of Sharma, Wu & Dalal 2005', () => {
  const pairs = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const
  for (const [a, b, distance] of pairs) expect(ciede2000(a, b)).toBeCloseTo(distance, 4)
})

test('an eye that sees all colours sees them as they are; the grey one sees none', () => {
  expect(labSeen('#ffffff', eyes['normal']!)[0]).toBeCloseTo(100, 2)
  const [, a, b] = labSeen('#ad4f24', eyes['grey']!)
  expect(Math.hypot(a, b)).toBeLessThan(0.05)
})

describe.each(grounds)('on the %s ground, for every type of colour vision and in grey', (ground) => {
  test.each(['coverage', 'lack'] as const)('the classes of %s stay apart, 3 to 7 of them', (ramp) => {
    for (let classes = 3; classes <= 7; classes++) {
      const breaks = Array.from({ length: classes - 1 }, (_, k) => k)
      const colours = rampOf(ground, { ramp, breaks, pivot: null })
      expect(colours).toHaveLength(classes)
      expect(leastStep(colours), `${classes} classes`).toSatisfy(({ distance }) => distance >= LEAST)
    }
  })

  test('the diverging classes stay apart wherever zero falls among them', () => {
    for (let classes = 2; classes <= 7; classes++) {
      for (let below = 0; below < classes; below++) {
        for (const isOnBreak of [false, true]) {
          const breaks = Array.from({ length: classes - 1 }, (_, k) => k - below + (isOnBreak ? 0 : 0.5))
          const colours = rampOf(ground, { ramp: 'gap', breaks, pivot: 0 })
          expect(colours).toHaveLength(classes)
          expect(leastStep(colours), JSON.stringify({ breaks, colours })).toSatisfy(({ distance }) => distance >= LEAST)
        }
      }
    }
  })

  test('the change between two scenarios and the load of a site stay apart', () => {
    expect(leastStep(deltaRamp(ground)).distance).toBeGreaterThan(LEAST)
    expect(leastStep(paletteOf(ground).load).distance).toBeGreaterThan(LEAST)
  })
})

test('short is rust and spare is petrol, whatever the breaks are', () => {
  const { gap } = paletteOf('light')
  expect(rampOf('light', { ramp: 'gap', breaks: [-20, -5, 5, 20], pivot: 0 })).toEqual(gap)
  const allShort = rampOf('light', { ramp: 'gap', breaks: [-60, -50, -40], pivot: 0 })
  expect(allShort[3]).toBe(gap[2])
  for (const colour of allShort.slice(0, 3)) expect(labSeen(colour, eyes['normal']!)[1]).toBeGreaterThan(10)
  const [, , first, second] = rampOf('light', { ramp: 'gap', breaks: [-10, 0, 30], pivot: 0 })
  for (const colour of [first!, second!]) expect(labSeen(colour, eyes['normal']!)[1]).toBeLessThan(0)
})

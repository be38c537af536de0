import type { Palette } from './palette.ts'
import type { Ramp } from './shade.ts'

/** Five steps of one hue, little to much lack; on the dark ground the bright end is the extreme. */
const lack = {
  light: ['#f7f1e4', '#edd0ae', '#dfa06c', '#bb6531', '#7f3212'],
  dark: ['#262c2d', '#503a2c', '#8f583a', '#c87243', '#f6b48f'],
} as const

/** Class colours of a ramp, first class first. */
export function rampOf(palette: Palette, ramp: Ramp): readonly string[] {
  if (ramp === 'gap') return palette.gap
  if (ramp === 'coverage') return palette.coverage
  return palette.bg === '#ffffff' ? lack.light : lack.dark
}

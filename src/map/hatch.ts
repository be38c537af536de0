import { channelsOf } from './channels.ts'

/** An image as bytes: RGBA, not premultiplied. */
export interface PatternImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Strokes at 45°, 4 px apart measured across: the period and the breadth of a stroke along an axis, in px. */
export const hatching = { period: 4 * Math.SQRT2, stroke: 1.1 * Math.SQRT2 }

/** Names of the pattern images, made when the map first asks for one. */
export function hatchName(ink: string, ground: string | null): string {
  return `hatch ${ink} ${ground ?? 'none'}`
}

/** The pattern behind a name made by {@link hatchName}; `null` for any other name. */
export function hatchImage(name: string, pixelRatio: number): PatternImage | null {
  const [kind, ink, ground] = name.split(' ')
  if (kind !== 'hatch' || !ink || !ground) return null
  // One tile is the period along an axis.
  const side = Math.max(1, Math.round(hatching.period * pixelRatio))
  const stroke = hatching.stroke * pixelRatio
  const front = channelsOf(ink)
  const back = ground === 'none' ? null : channelsOf(ground)
  const data = new Uint8Array(side * side * 4)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      // Distance along the axis from the middle of the nearest stroke, wrapped so that tiles join.
      const along = (row + column + 1) % side
      const distance = Math.min(along, side - along)
      const cover = Math.min(1, Math.max(0, stroke / 2 - distance + 0.5))
      const at = (row * side + column) * 4
      for (let k = 0; k < 3; k++)
        data[at + k] = Math.round((front[k] ?? 0) * (back ? cover : 1) + (back?.[k] ?? 0) * (1 - cover))
      data[at + 3] = back ? 255 : Math.round(255 * cover)
    }
  }
  return { width: side, height: side, data }
}

/** A scale bar: the rounded length in metres and how long it is drawn. */
export interface ScaleBar {
  readonly metres: number
  readonly pixels: number
}

/**
 * The longest bar of 1, 2, 4 or 5 × 10ⁿ metres that fits in `room` pixels; those four halve into round numbers.
 * Returns `null` when the scale is not a positive finite number.
 */
export function scaleBar(metresPerPixel: number, room: number): ScaleBar | null {
  const longest = metresPerPixel * room
  if (!(longest > 0) || !Number.isFinite(longest)) return null
  const power = 10 ** Math.floor(Math.log10(longest))
  // The tiny slack keeps 4000.0000001 / 4000 from falling a step short.
  const step = [5, 4, 2, 1].find((candidate) => candidate * power <= longest * (1 + 1e-9)) ?? 1
  const metres = step * power
  return { metres, pixels: metres / metresPerPixel }
}

/** Metres on the ground per CSS pixel of a Web Mercator map (512 px world at zoom 0) at a latitude in degrees. */
export function metresPerPixel(latitude: number, zoom: number): number {
  const equator = 2 * Math.PI * 6378137
  return (equator * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)
}

/** A length as number and unit: `m` below 1 km, `km` from there on. */
export function lengthLabel(metres: number): { readonly value: number; readonly unit: 'm' | 'km' } {
  return metres < 1000 ? { value: metres, unit: 'm' } : { value: metres / 1000, unit: 'km' }
}

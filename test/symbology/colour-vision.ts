/** How colours look to different eyes, and how far two of them lie apart. */

type Triple = readonly [number, number, number]

const identity: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** Luminance of sRGB, IEC 61966-2-1. */
const luminance: Triple = [0.2126, 0.7152, 0.0722]

/**
 * Linear RGB as seen by an eye, a matrix each: full dichromacy after Machado, Oliveira & Fernandes 2009, "A
 * physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15(6), severity 1.0; and a copier.
 */
export const eyes: Readonly<Record<string, readonly Triple[]>> = {
  normal: identity,
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [luminance, luminance, luminance],
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

function linear(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1), 16)
  const channel = (byte: number) => {
    const c = byte / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(value >> 16), channel((value >> 8) & 255), channel(value & 255)]
}

/** CIELAB (D65) of `#rrggbb` as an eye sees it. */
export function labSeen(hex: string, eye: readonly Triple[]): Triple {
  const rgb = linear(hex)
  const [r, g, b] = eye.map((row) => Math.min(1, Math.max(0, dot(row, rgb)))) as unknown as Triple
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4123908 * r + 0.3575843 * g + 0.1804808 * b) / 0.9504559)
  const y = f(0.212639 * r + 0.7151687 * g + 0.0721923 * b)
  const z = f((0.0193308 * r + 0.1191948 * g + 0.9505322 * b) / 1.0890578)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const hueOf = (a: number, b: number) => (a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360)

/** CIEDE2000, after Sharma, Wu & Dalal 2005. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)))
  const [p1, p2] = [(1 + g) * a1, (1 + g) * a2]
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)]
  const [h1, h2] = [hueOf(p1, b1), hueOf(p2, b2)]
  const both = c1 * c2
  let turn = both === 0 ? 0 : h2 - h1
  if (turn > 180) turn -= 360
  else if (turn < -180) turn += 360
  const hueStep = 2 * Math.sqrt(both) * Math.sin(radians(turn / 2))
  let hue = h1 + h2
  if (both !== 0) hue = Math.abs(h1 - h2) <= 180 ? hue / 2 : (hue + (hue < 360 ? 360 : -360)) / 2
  const lightness = (l1 + l2) / 2
  const chroma = (c1 + c2) / 2
  const t =
    1 -
    0.17 * Math.cos(radians(hue - 30)) +
    0.24 * Math.cos(radians(2 * hue)) +
    0.32 * Math.cos(radians(3 * hue + 6)) -
    0.2 * Math.cos(radians(4 * hue - 63))
  const sl = 1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2)
  const sc = 1 + 0.045 * chroma
  const sh = 1 + 0.015 * chroma * t
  const rotation =
    -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * Math.sin(radians(60 * Math.exp(-(((hue - 275) / 25) ** 2))))
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, hueStep / sh]
  return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)
}

/** The least distance, over all eyes, between colours that stand next to one another. */
export function leastStep(colours: readonly string[]): { readonly eye: string; readonly distance: number } {
  let least = { eye: '', distance: Number.POSITIVE_INFINITY }
  for (const [eye, matrix] of Object.entries(eyes)) {
    const seen = colours.map((colour) => labSeen(colour, matrix))
    for (let k = 1; k < seen.length; k++) {
      const distance = ciede2000(seen[k - 1]!, seen[k]!)
      if (distance < least.distance) least = { eye, distance }
    }
  }
  return least
}

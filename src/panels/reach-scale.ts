/** The ends of the slider in metres; typed values may go beyond, up to the method's limits. */
export const sliderEnds = { min: 200, max: 5000 } as const

/** Distances that norms and studies speak of, in metres. */
export const norms = [
  { id: 'primary', metres: 500 },
  { id: 'junior', metres: 1000 },
  { id: 'study', metres: 3000 },
] as const

const span = Math.log(sliderEnds.max / sliderEnds.min)

/** Place on the logarithmic slider, 0 … 1. */
export function positionOf(metres: number): number {
  return Math.min(1, Math.max(0, Math.log(metres / sliderEnds.min) / span))
}

/** Metres at a place on the slider, in steps of 10. */
export function fromPosition(position: number): number {
  return Math.round((sliderEnds.min * Math.exp(position * span)) / 10) * 10
}

/**
 * Holds the thumb at a norm when the hand is within 6 px of it; once held, it lets go beyond 10 px.
 * @param trackPx width of the track
 * @param before the value until now
 */
export function snapToNorm(metres: number, trackPx: number, before: number): number {
  for (const norm of norms) {
    const px = Math.abs(positionOf(metres) - positionOf(norm.metres)) * trackPx
    if (px <= (before === norm.metres ? 10 : 6)) return norm.metres
  }
  return metres
}

/** Label of a mark: 500 m, 1 km. */
export const metresAt = (metres: number) => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)

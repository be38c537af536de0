import type { Placement } from '../../worker/import-protocol.ts'

/** What is seen of a picture, in its own pixels: the middle, and how far it is zoomed in; 1 = all of it. */
export interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Pixels of the whole picture. */
export const WHOLE = { width: 960, height: 640 } as const
const MOST = 256

export const wholeSight: Sight = { x: WHOLE.width / 2, y: WHOLE.height / 2, zoom: 1 }

/** The window on the picture: left, top, width, height. */
export function windowOf({ x, y, zoom }: Sight): readonly [number, number, number, number] {
  const [width, height] = [WHOLE.width / zoom, WHOLE.height / zoom]
  return [x - width / 2, y - height / 2, width, height]
}

/** Zoomed so that what lies at x, y stays where it is. */
export function zoomed(sight: Sight, factor: number, x: number, y: number): Sight {
  const zoom = Math.min(MOST, Math.max(1, sight.zoom * factor))
  const kept = sight.zoom / zoom
  return held({ x: x + (sight.x - x) * kept, y: y + (sight.y - y) * kept, zoom })
}

/** The middle stays on the picture. */
export function held({ x, y, zoom }: Sight): Sight {
  const keep = (value: number, whole: number) => Math.min(whole - whole / zoom / 2, Math.max(whole / zoom / 2, value))
  return { x: keep(x, WHOLE.width), y: keep(y, WHOLE.height), zoom }
}

/** The sight moved so that a place of it is well inside. */
export function following(sight: Sight, x: number, y: number): Sight {
  const [left, top, width, height] = windowOf(sight)
  const isInside = x > left + width * 0.1 && x < left + width * 0.9 && y > top + height * 0.1 && y < top + height * 0.9
  return isInside ? sight : held({ ...sight, x, y })
}

interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** Those labels that do not lie on one another at this zoom. @param size letter height in pixels of the picture at zoom 1 */
export function freeLabels<T extends Label>(labels: readonly T[], size: number, zoom: number): readonly T[] {
  const height = (size * 1.2) / zoom
  const taken: (Label & { readonly half: number })[] = []
  return labels.filter(({ x, y, text }) => {
    const letters = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 1 : 0.6), 0)
    const half = (letters * size) / zoom / 2
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < height)) return false
    taken.push({ x, y, text, half })
    return true
  })
}

/** The street that a place lies in, by even and odd crossings of its outlines; of two the last; −1 = none. */
export function streetAt({ outlines, outlineOf }: Pick<Placement, 'outlines' | 'outlineOf'>, lon: number, lat: number) {
  const inside = new Set<number>()
  outlines.forEach((ring, which) => {
    const street = outlineOf[which] ?? -1
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [ax, ay, bx, by] = [ring[k]!, ring[k + 1]!, ring[k + 2]!, ring[k + 3]!]
      const isCrossed = ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)
      if (isCrossed && !inside.delete(street)) inside.add(street)
    }
  })
  return Math.max(-1, ...inside)
}

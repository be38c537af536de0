import type { StudyData } from '../../core/places.ts'

/** Outlines of the streets in a box: x from 0 to `width`, y from 0 to 1, north up. */
interface Outlines {
  readonly paths: readonly Path2D[]
  /** Width of the box when its height is 1. */
  readonly width: number
}

const known = new WeakMap<StudyData, Outlines>()

/** Built once a study; lon/lat are squeezed by the cosine of the middle latitude, which is enough for a stamp. */
function outlinesOf(data: StudyData): Outlines {
  const found = known.get(data)
  if (found) return found
  const rings = (data.zones?.polygons ?? []).map((polygons) => polygons.flat())
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x = 0, y = 0] of rings.flat(2)) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const squeeze = data.coordinates === 'lonlat' ? Math.cos((((south + north) / 2) * Math.PI) / 180) : 1
  const height = north - south || 1
  const paths = rings.map((list) => {
    const path = new Path2D()
    for (const ring of list) {
      for (const [k, [x = 0, y = 0]] of ring.entries()) {
        const at = [((x - west) * squeeze) / height, (north - y) / height] as const
        if (k === 0) path.moveTo(...at)
        else path.lineTo(...at)
      }
      path.closePath()
    }
    return path
  })
  const built = { paths, width: ((east - west) * squeeze) / height || 1 }
  known.set(data, built)
  return built
}

interface Ink {
  /** Colour of each street; null = no data. */
  readonly fills: readonly (string | null)[]
  readonly line: string
  readonly edge: string
  readonly none: string
}

/** Draws the streets once, as large as they fit into the canvas. */
export function drawSmallMap(canvas: HTMLCanvasElement, data: StudyData, ink: Ink): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const { paths, width } = outlinesOf(data)
  const margin = 3
  const scale = Math.min((canvas.width - 2 * margin) / width, canvas.height - 2 * margin)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.save()
  pen.translate((canvas.width - width * scale) / 2, (canvas.height - scale) / 2)
  pen.scale(scale, scale)
  pen.lineJoin = 'round'
  // The outline lies beneath: what is seen of it is the edge of the district.
  pen.strokeStyle = ink.edge
  pen.lineWidth = 2.6 / scale
  for (const path of paths) pen.stroke(path)
  pen.strokeStyle = ink.line
  pen.lineWidth = 0.7 / scale
  for (const [k, path] of paths.entries()) {
    pen.fillStyle = ink.fills[k] ?? ink.none
    pen.fill(path, 'evenodd')
    pen.stroke(path)
  }
  pen.restore()
}

import type { CustomLayerInterface, Map as LiveMap } from 'maplibre-gl'
import { cellProgram, HATCHED, MOST_CLASSES } from './cell-program.ts'
import { bytesOf, paintSquares, type Raster, rasterOf } from './cell-raster.ts'
import { channelsOf } from './channels.ts'
import { hatching } from './hatch.ts'
import { type CellsView, cellsId } from './layers/cells.ts'
import { noData } from './map-input.ts'

/** Any number of demand cells, as a layer of a map that neither turns nor tilts. */
export interface CellLayer extends CustomLayerInterface {
  /** Brings the layer to what it shall show, with the next frame. */
  readonly show: (cells: CellsView) => void
}

/**
 * The cells are painted by the page, a byte per px, and coloured by the graphics card. Without a card a million points take
 * a second a frame and a million instanced quads forty, on two cores; the bytes take some 10 ms, and only when the map
 * moves or a class changes.
 */
export function cellLayer(first: CellsView): CellLayer {
  let wanted = first
  let map: LiveMap | null = null
  let drawing: Drawing | null = null
  return {
    id: cellsId,
    type: 'custom',
    onAdd(on, gl) {
      map = on
      drawing = openDrawing(gl)
    },
    render(_gl, { defaultProjectionData }) {
      drawing?.draw(wanted, defaultProjectionData.mainMatrix, map?.getPixelRatio() ?? 1)
    },
    onRemove() {
      drawing?.close()
      drawing = null
      map = null
    },
    show(cells) {
      wanted = cells
      map?.triggerRepaint()
    },
  }
}

interface Drawing {
  /** @param matrix from the Mercator plane to clip space @param pixelRatio device px per px */
  readonly draw: (cells: CellsView, matrix: ArrayLike<number>, pixelRatio: number) => void
  readonly close: () => void
}

/** Two rasters show the same part of the land at the same size. */
function isSameRaster(a: Raster | null, b: Raster): boolean {
  if (!a) return false
  const numbers = ({ width, height, scale, shift, pixelRatio }: Raster) => [
    width,
    height,
    ...scale,
    ...shift,
    pixelRatio,
  ]
  const before = numbers(a)
  return numbers(b).every((number, k) => number === before[k])
}

function openDrawing(gl: WebGL2RenderingContext): Drawing {
  const program = cellProgram(gl)
  const at = (name: string) => gl.getUniformLocation(program, name)
  const uniform = {
    raster: at('u_raster'),
    colours: at('u_colours'),
    hatch: at('u_hatch'),
    ink: at('u_ink'),
    ground: at('u_ground'),
  }
  const texture = gl.createTexture()
  const nothing = gl.createVertexArray()
  let painted: Raster | null = null
  let pixels = new Uint8Array(0)
  let kept: { readonly of: CellsView; readonly bytes: Uint8Array } | null = null

  const paint = (cells: CellsView, raster: Raster) => {
    const isKnown =
      kept?.of.squares === cells.squares &&
      kept.of.classes === cells.classes &&
      kept.of.colours.length === cells.colours.length
    if (isKnown && isSameRaster(painted, raster)) return
    if (!kept || !isKnown) {
      kept = { of: cells, bytes: bytesOf(cells.squares, cells.classes, tintOf(cells.colours.length)) }
    }
    const { width, height } = raster
    const isOther = painted?.width !== width || painted.height !== height
    if (isOther) pixels = new Uint8Array(width * height)
    paintSquares(pixels, cells.squares, kept.bytes, raster)
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
    const [format, type] = [gl.RED_INTEGER, gl.UNSIGNED_BYTE]
    if (isOther) gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, width, height, 0, format, type, pixels)
    else gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, format, type, pixels)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    painted = raster
  }

  return {
    draw(cells, matrix, pixelRatio) {
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl
      const raster = rasterOf(matrix, cells.squares.origin, width, height, pixelRatio)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      paint(cells, raster)
      // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL
      gl.useProgram(program)
      gl.uniform1i(uniform.raster, 0)
      gl.uniform3fv(uniform.colours, coloursOf(cells.colours))
      gl.uniform3fv(uniform.ink, rgb(cells.hatch.ink))
      gl.uniform3fv(uniform.ground, rgb(cells.hatch.ground))
      const period = hatching.period * pixelRatio
      // The pattern lies on the land: it begins where the origin stands on the screen.
      const begin = (raster.shift[0] - raster.shift[1]) % period
      gl.uniform3f(uniform.hatch, period, hatching.stroke * pixelRatio, begin)
      gl.bindVertexArray(nothing)
      gl.drawArrays(gl.TRIANGLES, 0, 3)
      gl.bindVertexArray(null)
    },
    close() {
      gl.deleteVertexArray(nothing)
      gl.deleteTexture(texture)
      gl.deleteProgram(program)
    },
  }
}

/** What each class leaves in the raster. */
function tintOf(classes: number): Uint8Array {
  const tint = Uint8Array.from({ length: 256 }, (_, k) => (k < Math.min(classes, MOST_CLASSES) ? k + 1 : 0))
  tint[noData] = HATCHED
  return tint
}

function coloursOf(colours: readonly string[]): Float32Array {
  const flat = new Float32Array(3 * MOST_CLASSES)
  colours.slice(0, MOST_CLASSES).forEach((colour, k) => {
    flat.set(rgb(colour), 3 * k)
  })
  return flat
}

/** `#rrggbb` as shares of red, green and blue. */
function rgb(hex: string): [number, number, number] {
  const [red, green, blue] = channelsOf(hex)
  return [red / 255, green / 255, blue / 255]
}

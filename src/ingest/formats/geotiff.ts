import type { GeoTIFFImage } from 'geotiff'
import { StudyRefusal } from '../../core/refusal.ts'
import { Doubts } from '../doubts.ts'
import type { Grid } from '../grid.ts'
import type { ReadOptions, ReadResult } from '../read.ts'

/** Cells of all bands; above it the tab would run out of memory. */
const MAX_CELLS = 100_000_000
const MAX_BANDS = 32
/** Compressions that are only unpacked by WebAssembly or by the browser's pictures. */
const WITH_WASM: Readonly<Record<number, string>> = { 34887: 'LERC', 50000: 'ZSTD', 50001: 'WebP' }

/**
 * Reads the bands of the first image of a GeoTIFF.
 * Issues: `grid-rotated` (stops), `crs-missing`.
 * @throws StudyRefusal `geotiff-damaged`, `geotiff-too-large`, `geotiff-compression` or `geotiff-without-position`
 */
export async function readGeotiff(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult<Grid[]>> {
  const doubts = new Doubts(file)
  const { fromArrayBuffer } = await import('geotiff')
  try {
    const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    const tiff = await fromArrayBuffer((isWhole ? bytes : bytes.slice()).buffer as ArrayBuffer)
    return {
      value: await readBands(await tiff.getImage(0), file, bytes.length, options, doubts),
      issues: doubts.list(),
    }
  } catch (error) {
    if (error instanceof StudyRefusal) throw error
    options.signal?.throwIfAborted()
    throw new StudyRefusal('geotiff-damaged', { file, detail: String((error as Error).message).slice(0, 200) })
  }
}

async function readBands(
  image: GeoTIFFImage,
  file: string,
  size: number,
  options: ReadOptions,
  doubts: Doubts,
): Promise<Grid[]> {
  const width = image.getWidth()
  const height = image.getHeight()
  const bands = image.getSamplesPerPixel()
  // Compression of real rasters stays far below 1 : 5000; a header that promises more is damaged or an attack.
  const isSane =
    width > 0 &&
    height > 0 &&
    bands > 0 &&
    bands <= MAX_BANDS &&
    width * height * bands <= MAX_CELLS &&
    width * height <= size * 5000
  if (!isSane) throw new StudyRefusal('geotiff-too-large', { file, width, height, bands, limit: MAX_CELLS / 1e6 })
  const [originX = Number.NaN, originY = Number.NaN] = image.getOrigin()
  const [stepX = Number.NaN, stepY = Number.NaN] = image.getResolution()
  const hasPosition = [originX, originY, stepX, stepY].every(Number.isFinite) && stepX !== 0 && stepY !== 0
  if (!hasPosition) throw new StudyRefusal('geotiff-without-position', { file })
  const directory = image.getFileDirectory()
  const compression = WITH_WASM[directory.getValue('Compression') as number]
  if (compression) throw new StudyRefusal('geotiff-compression', { file, compression })
  const matrix = directory.getValue('ModelTransformation') as ArrayLike<number> | undefined
  if (matrix && (matrix[1] !== 0 || matrix[4] !== 0)) {
    doubts.add('grid-rotated', 'stops')
    return []
  }
  const crs = crsOf(image)
  if (crs === '') doubts.add('crs-missing', 'note')
  const noData = image.getGDALNoData()
  const grids: Grid[] = []
  for (let band = 0; band < bands; band++) {
    const onProgress = (share: number) => options.onProgress?.((band + share) / bands)
    const values = await readBand(image, band, noData, { ...options, onProgress })
    grids.push({ kind: 'grid', file, band: band + 1, width, height, values, originX, originY, stepX, stepY, crs })
  }
  return grids
}

type Raster = Float32Array | Float64Array | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array

/** Cells read between two reports of progress. */
const BLOCK_CELLS = 250_000

/**
 * Cells of one band, no data as NaN. Read in blocks of whole tiles (or strips), so that none is unpacked twice; a file of
 * one strip is one block, without progress.
 */
async function readBand(
  image: GeoTIFFImage,
  band: number,
  noData: number | null,
  options: ReadOptions,
): Promise<Grid['values']> {
  const width = image.getWidth()
  const height = image.getHeight()
  const tile = Math.max(1, image.getTileHeight())
  const rows = Math.max(1, Math.round(BLOCK_CELLS / width / tile)) * tile
  let values: Grid['values'] | null = null
  for (let top = 0; top < height; top += rows) {
    const window = [0, top, width, Math.min(height, top + rows)]
    const raster = await image.readRasters({ window, samples: [band], interleave: true })
    const block = valuesOf(raster as unknown as Raster, noData)
    if (rows >= height) return block
    values ??= block instanceof Float32Array ? new Float32Array(width * height) : new Float64Array(width * height)
    values.set(block, top * width)
    options.onProgress?.(Math.min(1, (top + rows) / height))
    await options.pause?.()
    options.signal?.throwIfAborted()
  }
  return values ?? new Float32Array(0)
}

/**
 * Cells as floating point, in place where they are so already; no data as NaN. Single precision holds whole numbers of 16
 * bits. The no-data value is compared as the file's own type stores it.
 */
function valuesOf(raster: Raster, noData: number | null): Float32Array | Float64Array {
  const isFloat = raster instanceof Float32Array || raster instanceof Float64Array
  // A view of its own: the library hangs width and height on the array.
  const values = isFloat
    ? raster.subarray(0)
    : raster.BYTES_PER_ELEMENT < 4
      ? new Float32Array(raster)
      : new Float64Array(raster)
  const stored = noData === null ? Number.NaN : raster instanceof Float32Array ? Math.fround(noData) : noData
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? Number.NaN
    if (value === stored || !Number.isFinite(value)) values[k] = Number.NaN
  }
  return values
}

function crsOf(image: GeoTIFFImage): string {
  const keys: { ProjectedCSTypeGeoKey?: number; GeographicTypeGeoKey?: number } = image.getGeoKeys() ?? {}
  const code = keys.ProjectedCSTypeGeoKey ?? keys.GeographicTypeGeoKey
  // 32767 is the format's word for "user-defined".
  return code === undefined || code === 32767 ? '' : `EPSG:${code}`
}

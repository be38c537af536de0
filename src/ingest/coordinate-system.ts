import type { Position } from './position.ts'

/**
 * A coordinate system that a file may be in: `WGS84` (also CGCS2000 degrees), the Chinese map services' `GCJ02` and
 * `BD09`, an `EPSG:` code, or the WKT of a .prj file.
 */
export type CoordinateSystem = string

/** Converts to WGS 84 degrees; null where the system is not defined there. */
export type ToWgs84 = (x: number, y: number) => Position | null

const GRS80 = '+ellps=GRS80 +units=m +no_defs'

/** Gauss–Krüger on CGCS2000: EPSG numbers of the four families, with their zones. Easting 500 km on the central meridian. */
function gaussKruger(code: number): string | null {
  const define = (meridian: number, easting: number) =>
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 ${GRS80}`
  // 6° zones 13–23, zone number before the easting; then the same without it.
  if (code >= 4491 && code <= 4501) return define((code - 4478) * 6 - 3, (code - 4478) * 1e6 + 5e5)
  if (code >= 4502 && code <= 4512) return define((code - 4489) * 6 - 3, 5e5)
  // 3° zones 25–45, zone number before the easting; then the same without it.
  if (code >= 4513 && code <= 4533) return define((code - 4488) * 3, (code - 4488) * 1e6 + 5e5)
  if (code >= 4534 && code <= 4554) return define((code - 4509) * 3, 5e5)
  return null
}

/** A definition that proj4 reads; null = not known to this app. */
function definitionOf(system: CoordinateSystem): string | null {
  const code = /^(?:EPSG|urn:ogc:def:crs:EPSG:[^:]*):+(\d+)$/i.exec(system)?.[1]
  if (code === undefined) return /^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS)\s*\[/i.test(system) ? system : null
  const number = Number(code)
  if (number === 3857) return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs'
  if (number >= 32601 && number <= 32660) return `+proj=utm +zone=${number - 32600} +datum=WGS84 +units=m +no_defs`
  if (number >= 32701 && number <= 32760)
    return `+proj=utm +zone=${number - 32700} +south +datum=WGS84 +units=m +no_defs`
  return gaussKruger(number)
}

/** True for systems whose numbers are WGS 84 degrees as they stand; CGCS2000 differs by centimetres. */
export function isWgs84(system: CoordinateSystem): boolean {
  if (
    /^(?:WGS84|EPSG:(?:4326|4490|4979)|(?:urn:ogc:def:crs:)?OGC:[^:]*:?CRS84|urn:ogc:def:crs:EPSG:[^:]*:(?:4326|4490))$/i.test(
      system,
    )
  )
    return true
  return /^\s*(?:GEOGCS|GEOGCRS|GEODCRS)\s*\[\s*"[^"]*(?:WGS|CGCS|China Geodetic)/i.test(system)
}

/** True when the numbers are metres, not degrees. */
export function isProjected(system: CoordinateSystem): boolean {
  const definition = definitionOf(system)
  return definition !== null && !/^\s*GEO/i.test(definition)
}

/**
 * The conversion from a coordinate system to WGS 84. Libraries load on demand.
 * @returns null when the system is not known. Accuracy: the map services' inverse is good to 0.3 m (measured), projections
 *   to a millimetre; old datums (Beijing 1954, Xi'an 1980) are read without the shift between datums, which is secret
 */
export async function converterToWgs84(system: CoordinateSystem): Promise<ToWgs84 | null> {
  if (isWgs84(system)) return (x, y) => ({ x, y })
  if (system === 'GCJ02' || system === 'BD09') {
    const { transform, GCJ02, BD09, WGS84 } = (await import('gcoord')).default
    const from = system === 'GCJ02' ? GCJ02 : BD09
    return (lon, lat) => finitePosition(transform([lon, lat], from, WGS84))
  }
  const definition = definitionOf(system)
  if (definition === null) return null
  const { default: proj4 } = await import('proj4')
  try {
    const { inverse } = proj4(definition)
    return (x, y) => {
      try {
        return finitePosition(inverse([x, y]))
      } catch {
        return null
      }
    }
  } catch {
    return null
  }
}

/** True for the old datums, whose exact shift to WGS 84 (30–100 m) is not public. */
export function isOldDatum(system: CoordinateSystem): boolean {
  return /Beijing[_ ]?1954|Xian[_ ]?1980|Xi'an/i.test(system)
}

function finitePosition([x = Number.NaN, y = Number.NaN]: readonly number[]): Position | null {
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null
}

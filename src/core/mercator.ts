/** Equator of the sphere of Web Mercator, in metres. */
const AROUND = 2 * Math.PI * 6_378_137

/** Degrees east → 0–1 across the world. */
export const mercatorX = (lon: number): number => lon / 360 + 0.5

/** Degrees north → 0–1 down the world. */
export const mercatorY = (lat: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)

/** The way back from {@link mercatorX}. */
export const longitudeOf = (x: number): number => 360 * (x - 0.5)

/** The way back from {@link mercatorY}. */
export const latitudeOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90

/** Units of the Mercator plane per metre on the ground at a latitude in degrees. */
export const mercatorPerMetre = (lat: number): number => 1 / (AROUND * Math.cos((lat * Math.PI) / 180))

/** Units of the Mercator plane per CSS pixel at a zoom. */
export const mercatorPerPixel = (zoom: number): number => 1 / (512 * 2 ** zoom)

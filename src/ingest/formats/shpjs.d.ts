/** The two parsers of shpjs 6 that are used; the package brings no types of its own. */
declare module 'shpjs' {
  /** One geometry a record; null for an empty shape. @throws Error for a damaged file */
  export function parseShp(shp: Uint8Array): unknown[]
  /** One object of properties a record; `cpg` is the encoding's label. */
  export function parseDbf(dbf: Uint8Array, cpg?: Uint8Array): Record<string, unknown>[]
}

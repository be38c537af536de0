import type { Geometry } from 'geojson'
import type { CsvCell } from '../../core/csv.ts'

/** A result as a table: the same for XLSX, CSV and GeoJSON. */
export interface DataTable {
  /** File and sheet name for programs: `streets`. */
  readonly id: string
  /** Name in the language, up to 31 characters as a sheet's may have. */
  readonly title: string
  readonly columns: readonly DataColumn[]
  /** Full precision; null = nothing to say. */
  readonly rows: readonly (readonly CsvCell[])[]
  /** Where each row lies, WGS 84; absent for tables without places. */
  readonly geometry?: (row: number) => Geometry | null
}

export interface DataColumn {
  /** Never changes with the language: `children`, `nearest_mean_m`. */
  readonly name: string
  readonly label: string
  /** Digits that a spreadsheet shows; the cell keeps all. Absent = text. */
  readonly digits?: number
}

/** `儿童 [children]`; just one of them where both are the same. */
export const columnHead = ({ name, label }: DataColumn): string => (label === name ? name : `${label} [${name}]`)

/** A cell that a file may hold: never NaN or infinite. */
export const safeCell = (cell: CsvCell): CsvCell =>
  typeof cell === 'number' && !Number.isFinite(cell) ? null : typeof cell === 'number' ? cell + 0 : cell

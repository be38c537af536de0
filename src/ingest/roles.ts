import { fieldOf } from './column-names.ts'
import { longColumns } from './costs.ts'
import type { Features } from './features.ts'
import { parseNumber } from './number.ts'
import type { Part } from './parts.ts'
import { cellText, type Table } from './table.ts'

/** What a part of a file is for. */
export type Role = 'schools' | 'children' | 'totals' | 'streets' | 'catchments' | 'costs' | 'study' | 'unknown'

const CATCHMENT_NAME = /学区|划片|片区|招生范围|catchment|attendance/i
const CATCHMENT_PROPERTY = /^(?:sites|schools|serves|学校|校址|服务学校|对口学校|划片学校|学区)$/i
const CHILDREN_NAME = /需求|儿童|人口|学龄|网格|小区|居住|demand|child|population|cell/i
const SCHOOLS_NAME = /学校|校址|小学|中学|school|site/i

/** Guesses what a part is, by what is in it and, where that is not enough, by its name. The user can correct it. */
export function guessRole(part: Part): Role {
  const name = `${part.file} ${'part' in part ? (part.part ?? '') : ''}`
  switch (part.kind) {
    case 'study':
      return 'study'
    case 'grid':
      return 'children'
    case 'features': {
      const role = roleOfFeatures(part, name)
      const isPoints = /Point$/.test(part.features.find(({ geometry }) => geometry !== null)?.geometry?.type ?? '')
      const texts = part.features.slice(0, LOOKED_AT).map(({ properties }) => Object.values(properties))
      return role === 'unknown' && isPoints && areSchools(texts) ? 'schools' : role
    }
    case 'table': {
      const role = roleOfTable(part, name)
      return role === 'unknown' && areSchools(part.rows.slice(0, LOOKED_AT)) ? 'schools' : role
    }
  }
}

function roleOfFeatures({ features }: Features, name: string): Role {
  const first = features.find((feature) => feature.geometry !== null)
  if (first?.geometry == null) return 'unknown'
  const properties = Object.keys(first.properties)
  if (/Polygon$/.test(first.geometry.type)) {
    return CATCHMENT_NAME.test(name) || properties.some((key) => CATCHMENT_PROPERTY.test(key))
      ? 'catchments'
      : 'streets'
  }
  return /Point$/.test(first.geometry.type) ? roleOfColumns(properties, name, true) : 'unknown'
}

function roleOfTable(table: Table, name: string): Role {
  const fields = new Set(table.columns.map(fieldOf))
  const isStreets = fields.has('zone') || fields.has('zone_code')
  if (longColumns(table) !== null || (!isStreets && isMatrix(table))) return 'costs'
  return roleOfColumns(table.columns, name, false)
}

function roleOfColumns(columns: readonly string[], name: string, isPlaced: boolean): Role {
  const fields = new Set(columns.map(fieldOf))
  const has = (...wanted: (typeof fields extends Set<infer F> ? F : never)[]) =>
    wanted.some((field) => fields.has(field))
  const placed = isPlaced || has('position') || (has('lon') && has('lat')) || (has('x') && has('y'))
  if (has('capacity', 'classes', 'class_size', 'quality', 'group')) return 'schools'
  const counts = has('children', 'children_primary', 'children_junior', 'g1', 'g7')
  if (counts && !placed && has('zone', 'zone_code', 'name')) return 'totals'
  if (counts) return 'children'
  if (has('stage')) return 'schools'
  if (CHILDREN_NAME.test(name)) return placed ? 'children' : 'totals'
  return has('enrolment') || SCHOOLS_NAME.test(name) || columns.some((column) => /学校|school/i.test(column))
    ? 'schools'
    : 'unknown'
}

/** Rows whose content is looked at where no name tells. */
const LOOKED_AT = 200

/** True when most rows have a text that names a school. */
function areSchools(rows: readonly (readonly unknown[])[]): boolean {
  const isSchool = (cell: unknown) => typeof cell === 'string' && cell.length < 40 && SCHOOLS_NAME.test(cell)
  return rows.length > 0 && rows.filter((cells) => cells.some(isSchool)).length > rows.length / 2
}

/** A wide matrix: an id, then at least two columns of numbers or blanks, none of which has a name that we know. */
function isMatrix(table: Table): boolean {
  const rest = table.columns.slice(1)
  if (rest.length < 2 || rest.some((column) => column === '' || fieldOf(column) !== null)) return false
  const cells = table.rows.slice(0, 50).flatMap((row) => rest.map((_, k) => cellText(row, k + 1)))
  const given = cells.filter((cell) => cell !== '')
  return given.length > 0 && given.every((cell) => parseNumber(cell) !== null)
}

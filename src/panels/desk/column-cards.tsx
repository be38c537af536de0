import type { ColumnField } from '../../ingest/column-names.ts'
import type { Mapping } from '../../ingest/table.ts'
import type { AreaProperties } from '../../ingest/zones.ts'
import { useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { type Chosen, useChosen, useDeskWords } from './desk-context.tsx'

const grades = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9'] as const
const place = ['lon', 'lat', 'position', 'x', 'y'] as const
const children = ['children', 'children_primary', 'children_junior', ...grades] as const

const fieldsOf: Readonly<Record<string, readonly ColumnField[]>> = {
  schools: [
    'id',
    'name',
    'name_en',
    'stage',
    ...place,
    'capacity',
    'classes',
    'class_size',
    'enrolment',
    'quality',
    'group',
    'lead',
    'partner',
    'threshold',
  ],
  children: ['id', ...place, ...children],
  totals: ['zone_code', 'zone', ...children],
}
const propertiesOf: Readonly<Record<string, readonly (keyof AreaProperties)[]>> = {
  streets: ['id', 'name', 'nameEn', 'population', 'estimated'],
  catchments: ['id', 'name', 'nameEn', 'sites'],
}

/** Which column is read as what: a card for each, to be corrected. */
export function ColumnCards() {
  const chosen = useChosen()
  if (!chosen) return null
  const { role } = chosen.part.decision
  if (fieldsOf[role]) return <TableColumns {...chosen} fields={fieldsOf[role]} />
  return propertiesOf[role] ? <AreaColumns {...chosen} fields={propertiesOf[role]} /> : null
}

function TableColumns({ part, check, fields }: Chosen & { fields: readonly ColumnField[] }) {
  const w = useDeskWords()
  const { desk } = useShell()
  const mapping = check?.mapping ?? {}
  const choose = (column: number, field: string) => {
    const others = Object.entries(mapping).filter(([name, k]) => k !== column && name !== field)
    const next = field === '' ? others : [...others, [field, column]]
    desk.decide(part.id, { mapping: Object.fromEntries(next) as Mapping<ColumnField> })
  }
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]))
  return (
    <Cards
      title={w.columns.title}
      isRemembered={part.isRemembered}
      columns={part.columns.map((name, column) => ({
        name,
        column,
        example: part.examples[column] ?? '',
        field: fieldOf.get(column) ?? '',
      }))}
      fields={fields}
      onChoose={choose}
    />
  )
}

function AreaColumns({ part, check, fields }: Chosen & { fields: readonly (keyof AreaProperties)[] }) {
  const w = useDeskWords()
  const { desk } = useShell()
  const properties = check?.properties ?? {}
  const choose = (column: number, field: string) => {
    const name = part.columns[column] ?? ''
    const others = Object.entries(properties).filter(([key, value]) => value !== name && key !== field)
    desk.decide(part.id, { properties: Object.fromEntries(field === '' ? others : [...others, [field, name]]) })
  }
  const fieldOf = new Map(Object.entries(properties).map(([field, name]) => [name as string, field]))
  // The last two columns are the position that was made for points.
  const columns = part.columns.slice(0, -2).map((name, column) => ({
    name,
    column,
    example: part.examples[column] ?? '',
    field: fieldOf.get(name) ?? '',
  }))
  return <Cards title={w.columns.properties} isRemembered={false} columns={columns} fields={fields} onChoose={choose} />
}

interface CardsProps {
  readonly title: string
  readonly isRemembered: boolean
  readonly columns: readonly {
    readonly name: string
    readonly column: number
    readonly example: string
    readonly field: string
  }[]
  readonly fields: readonly string[]
  readonly onChoose: (column: number, field: string) => void
}

function Cards({ title, isRemembered, columns, fields, onChoose }: CardsProps) {
  const w = useDeskWords()
  const n = useNumbers()
  const matched = columns.filter(({ field }) => field !== '').length
  return (
    <section className="cols" aria-label={title}>
      <div className="hd">
        <h2>{title}</h2>
        <span className="note">
          {isRemembered && `${w.columns.remembered} · `}
          {w.columns.matched(n.int(matched), n.int(columns.length - matched))}
        </span>
      </div>
      <div className="mrow">
        {columns.map(({ name, column, example, field }) => (
          <label key={column} className="mc" data-off={field === ''} title={example}>
            <span>{name || w.columns.noName(column + 1)}</span>
            <select
              aria-label={w.columns.of(name || w.columns.noName(column + 1))}
              value={field}
              onChange={(event) => onChoose(column, event.target.value)}
            >
              <option value="">{w.columns.none}</option>
              {fields.map((one) => (
                <option key={one} value={one}>
                  {w.columns.fields[one]}
                </option>
              ))}
            </select>
            <Icon name="down" size={12} />
          </label>
        ))}
      </div>
    </section>
  )
}

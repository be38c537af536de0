import { useMemo } from 'react'
import { nameIn } from '../../core/name.ts'
import type { StudyData } from '../../core/places.ts'
import type { ImportRecord } from '../../scenario/import-record.ts'
import type { LayerName } from '../../worker/import-protocol.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { useDeskWords } from './desk-context.tsx'
import { systemName } from './reading-name.ts'
import { saveTemplate, templateIds } from './templates.ts'

/** Each layer's file in the study file: what is exported is what is read again. */
const files: Record<LayerName, readonly (readonly [file: string, kind: string])[]> = {
  schools: [
    ['schools.csv', 'CSV'],
    ['schools.geojson', 'GeoJSON'],
  ],
  children: [
    ['children.csv', 'CSV'],
    ['children.geojson', 'GeoJSON'],
  ],
  streets: [['streets.geojson', 'GeoJSON']],
  catchments: [['catchments.geojson', 'GeoJSON']],
  costs: [['costs.csv', 'CSV']],
}
const layers = ['schools', 'children', 'streets', 'catchments', 'costs'] as const

/** With nothing on the desk: what the open study is made of, how it came in, and templates to begin with. */
export function StudyNow() {
  const w = useDeskWords()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const imports = useApp((s) => s.timeline?.project.imports ?? none)
  return (
    <div className="now">
      {data && (
        <>
          <div className="ihd">
            <div>
              <h2 className="head">{w.now.headline(nameIn(data.name, lang))}</h2>
              <p className="note">{w.now.lead}</p>
            </div>
          </div>
          <Layers data={data} imports={imports} />
          <Records imports={imports} />
        </>
      )}
      <Templates />
    </div>
  )
}

const none: readonly ImportRecord[] = []

const sum = (values: Float64Array | undefined) => values?.reduce((a, b) => a + b, 0) ?? 0

function Layers({ data, imports }: { data: StudyData; imports: readonly ImportRecord[] }) {
  const w = useDeskWords()
  const n = useNumbers()
  const { actions } = useShell()
  const children = useMemo(() => sum(data.demand.children.primary ?? data.demand.children.junior), [data])
  const counts: Record<LayerName, string | null> = {
    schools: w.now.places(n.int(data.sites.id.length), n.int(sum(data.sites.capacity))),
    children: w.now.points(n.int(data.demand.id.length), n.int(children)),
    streets: data.zones && w.now.plain(n.int(data.zones.id.length)),
    catchments: data.catchments && w.now.plain(n.int(data.catchments.id.length)),
    costs: data.costs && w.now.plain(n.int(data.costs.cost.length)),
  }
  const sourceOf = (layer: LayerName) => {
    const own = imports.filter(({ role }) => role === layer || (role === 'totals' && layer === 'children'))
    return own.length === 0
      ? w.now.fromStudy
      : own.map(({ file, date }) => w.now.fromFile(file, date)).join(w.rest.separator)
  }
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{w.now.columns.layer}</th>
          <th scope="col">{w.now.columns.count}</th>
          <th scope="col">{w.now.columns.source}</th>
          <th scope="col">{w.now.columns.save}</th>
        </tr>
      </thead>
      <tbody>
        {layers.map((layer) => {
          const count = counts[layer]
          if (count === null) return null
          // Points in metres have no place in GeoJSON.
          const kinds = files[layer].filter((_, k) => k === 0 || data.coordinates === 'lonlat')
          return (
            <tr key={layer}>
              <th scope="row">{w.now.layers[layer]}</th>
              <td>{count}</td>
              <td className="sec">{sourceOf(layer)}</td>
              <td>
                <span className="kinds">
                  {kinds.map(([file, kind]) => (
                    <button
                      key={kind}
                      type="button"
                      className="btn sm"
                      aria-label={w.now.saveLayer(w.now.layers[layer], kind)}
                      onClick={() => void actions.saveLayer(file)}
                    >
                      {kind}
                    </button>
                  ))}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Records({ imports }: { imports: readonly ImportRecord[] }) {
  const w = useDeskWords()
  const n = useNumbers()
  if (imports.length === 0) return null
  const facts = (record: ImportRecord) =>
    [
      w.now.record.used(n.int(record.rows), n.int(record.used)),
      record.system && w.now.record.from(systemName(record.system, w)),
      record.capacity !== undefined && w.now.record.capacity(n.int(record.capacity)),
      record.excluded.length > 0 && w.now.record.excluded(n.int(record.excluded.length)),
      record.changed.length > 0 && w.now.record.changed(n.int(record.changed.length)),
      Object.keys(record.doubts).length > 0 &&
        w.now.record.doubts(n.int(Object.values(record.doubts).reduce((a, b) => a + b, 0))),
      record.encoding && record.encoding !== 'utf-8' && record.encoding.toUpperCase(),
    ].filter(Boolean)
  return (
    <section className="nowsect">
      <h3>{w.now.records}</h3>
      <ul className="records">
        {imports.map((record, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may have come in twice
          <li key={k}>
            <b>{record.part ? `${record.file} · ${record.part}` : record.file}</b>
            <span className="tag">{w.role.names[record.role as keyof typeof w.role.names] ?? record.role}</span>
            <span className="sec">{facts(record).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Templates() {
  const w = useDeskWords()
  const lang = useApp((s) => s.view.lang)
  return (
    <section className="nowsect">
      <h3>{w.now.templates}</h3>
      <p className="note">{w.now.templatesNote}</p>
      <ul className="templates">
        {templateIds.map((id) => (
          <li key={id}>
            <Icon name="table" />
            <span>{w.now.template[id]}</span>
            {(['XLSX', 'CSV'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                className="btn sm"
                aria-label={w.now.saveTemplate(w.now.template[id], kind)}
                onClick={() => void saveTemplate(id, kind, lang)}
              >
                {kind}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

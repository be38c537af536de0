import { measureOf } from '../core/fca/measures/list.ts'
import { setView } from '../state/store.ts'
import type { LayerSwitches } from '../state/view.ts'
import { rampOf } from '../symbology/ramp.ts'
import { classed, kindFor, shadesFor } from '../symbology/shade.ts'
import { shadeName } from './class-label.ts'
import { useApp, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { GroupTable, useHasLinks } from './group-table.tsx'

const unseen = { values: [], weights: [] }

/** 地图着色: which quantity colours streets and cells. */
export function ShadeSection({ picture, run }: Pick<Derived, 'picture' | 'run'>) {
  const w = useWords()
  const { store } = useShell()
  const theme = useApp((s) => s.view.theme)
  const shown = picture.shade
  const measure = measureOf(run.method.measure)
  return (
    <section className="sect">
      <div className="hd">
        <h2 id="shade-title">{w.shade.title}</h2>
      </div>
      <div className="rad" role="radiogroup" aria-labelledby="shade-title">
        {shadesFor(measure).map((id) => (
          <label key={id} title={w.shade.tips[id]} data-on={id === shown.id}>
            <input
              type="radio"
              name="shade"
              checked={id === shown.id}
              onChange={() => setView(store, { shade: id, classFilter: null, range: null })}
            />
            <span>{shadeName({ id }, measure.id, w)}</span>
            <span className="ramp" aria-hidden="true">
              {rampOf(theme, id === shown.id ? shown : classed(kindFor(id, measure), unseen)).map((colour) => (
                <i key={colour} style={{ background: colour }} />
              ))}
            </span>
          </label>
        ))}
      </div>
    </section>
  )
}

/** What the quantity on the map means; at the end of the margin, since it is read and not set. */
export function ShadeNote({ picture }: Pick<Derived, 'picture'>) {
  const w = useWords()
  return (
    <section className="sect last">
      <p className="note">{w.shade.tips[picture.shade.id]}</p>
    </section>
  )
}

const switches = [
  'streets',
  'cells',
  'sites',
  'catchments',
  'groups',
] as const satisfies readonly (keyof LayerSwitches)[]

export function LayersSection() {
  const w = useWords()
  const { store } = useShell()
  const layers = useApp((s) => s.view.layers)
  const hasCatchments = useApp((s) => s.study?.data.catchments != null)
  const hasLinks = useHasLinks()
  return (
    <section className="sect layers">
      <div className="hd">
        <h2>{w.layers.title}</h2>
      </div>
      <div className="checks">
        {switches
          .filter((key) => (key !== 'catchments' || hasCatchments) && (key !== 'groups' || hasLinks))
          .map((key) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={layers[key]}
                onChange={(event) => setView(store, { layers: { ...layers, [key]: event.target.checked } })}
              />
              <span>{w.layers[key]}</span>
            </label>
          ))}
      </div>
      {layers.groups && hasLinks && <GroupTable />}
    </section>
  )
}

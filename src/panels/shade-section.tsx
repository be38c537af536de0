import { setView } from '../state/store.ts'
import type { LayerSwitches } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'
import { shades } from '../symbology/shade.ts'
import { useApp, useShell, useWords } from './context.tsx'

/** 地图着色: which quantity colours streets and cells. */
export function ShadeSection() {
  const w = useWords()
  const { store } = useShell()
  const shade = useApp((s) => s.view.shade)
  const theme = useApp((s) => s.view.theme)
  const palette = paletteOf(theme)
  return (
    <section className="sect">
      <div className="hd">
        <h2 id="shade-title">{w.shade.title}</h2>
      </div>
      <div className="rad" role="radiogroup" aria-labelledby="shade-title">
        {shades.map(({ id, ramp }) => (
          <label key={id} title={w.shade.tips[id]} data-on={id === shade}>
            <input
              type="radio"
              name="shade"
              checked={id === shade}
              onChange={() => setView(store, { shade: id, classFilter: null })}
            />
            <span>{w.shade.names[id]}</span>
            <span className="ramp" aria-hidden="true">
              {rampOf(palette, ramp).map((colour) => (
                <i key={colour} style={{ background: colour }} />
              ))}
            </span>
          </label>
        ))}
      </div>
      <p className="note">{w.shade.tips[shade]}</p>
    </section>
  )
}

const switches = ['streets', 'cells', 'sites', 'catchments'] as const satisfies readonly (keyof LayerSwitches)[]

export function LayersSection() {
  const w = useWords()
  const { store } = useShell()
  const layers = useApp((s) => s.view.layers)
  const hasCatchments = useApp((s) => s.study?.data.catchments != null)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.layers.title}</h2>
      </div>
      <div className="checks">
        {switches
          .filter((key) => key !== 'catchments' || hasCatchments)
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
    </section>
  )
}

import { measureOf } from '../../core/fca/measures/list.ts'
import type { Block, MapChoice, ReportPage } from '../../scenario/report.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { layerKeys } from '../../state/view.ts'
import { metresPerPixel } from '../../symbology/scale-bar.ts'
import { shadesFor } from '../../symbology/shade.ts'
import { shadeName } from '../class-label.ts'
import { useApp, useScenarioWords, useWords } from '../context.tsx'
import { useReportWords } from './composer-context.tsx'
import { Check, Choice, Field, wholeNumber } from './option-fields.tsx'

/** What the options of a kind of block get. */
export interface OwnProps<B extends Block = Block> {
  readonly block: B
  readonly page: ReportPage
  readonly set: (change: Partial<Block>) => void
}

/** Options of a map and of a row of maps. */
export function MapOptions({ block, page, set }: OwnProps<Extract<Block, { kind: 'map' | 'maps' }>>) {
  const { screen } = useReportWords()
  const w = useWords()
  const { measure } = useApp((s) => s.method)
  const camera = useApp((s) => s.view.camera)
  const change = (next: Partial<MapChoice>) => set(next)
  const shades = shadesFor(measureOf(measure))
  return (
    <>
      <Choice
        label={screen.shade}
        value={shades.some((id) => id === block.shade) ? block.shade : (shades[0] ?? '')}
        options={shades.map((id) => [id, shadeName({ id }, measure, w)])}
        onChange={(shade) => change({ shade })}
      />
      {block.kind === 'map' && <ScenarioField value={block.scenario} onChange={(scenario) => change({ scenario })} />}
      {(block.kind === 'maps' || block.scenario !== '') && (
        <Check label={screen.change} on={block.change} onChange={(on) => change({ change: on })} />
      )}
      {block.kind === 'maps' && <ScenarioChoice block={block} set={set} />}
      <fieldset className="optset">
        <legend>{screen.layers}</legend>
        {layerKeys.map((key) => (
          <Check
            key={key}
            label={w.layers[key]}
            on={block.layers[key]}
            onChange={(on) => change({ layers: { ...block.layers, [key]: on } })}
          />
        ))}
      </fieldset>
      <Choice
        label={screen.frame}
        value={block.centre ? 'view' : 'whole'}
        options={[
          ['whole', page.each ? screen.street : screen.frameWhole],
          ['view', screen.frameView],
        ]}
        onChange={(frame) => {
          if (frame === 'whole' || !camera) change({ centre: null, scale: null })
          else change({ centre: { lon: camera.lon, lat: camera.lat }, scale: roundScale(camera.lat, camera.zoom) })
        }}
        disabled={camera ? [] : ['view']}
      />
      <Field
        label={`${screen.scale} 1 :`}
        note={screen.scaleAuto}
        numeric
        value={block.scale === null ? '' : String(block.scale)}
        onChange={(text) => {
          const scale = wholeNumber(text)
          change({ scale: scale === null ? null : Math.min(100_000_000, Math.max(500, scale)) })
        }}
      />
    </>
  )
}

/** Scale of a map on the screen (96 px to the inch) as a round number. */
function roundScale(lat: number, zoom: number): number {
  const exact = metresPerPixel(lat, zoom) / (0.0254 / 96)
  const step = 10 ** Math.max(2, Math.floor(Math.log10(exact)) - 1)
  return Math.max(500, Math.round(exact / step) * step)
}

/** Which scenario a block shows. */
export function ScenarioField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { screen } = useReportWords()
  const { list } = useScenarioWords()
  const names = useApp(scenariosOf).map(({ name }) => name)
  const gone = value !== '' && !names.includes(value)
  return (
    <Choice
      label={screen.scenario}
      value={value}
      options={[
        ['', list.baseline],
        ...names.map((name) => [name, name] as const),
        ...(gone ? [[value, value + screen.gone] as const] : []),
      ]}
      onChange={onChange}
    />
  )
}

function ScenarioChoice({ block, set }: Omit<OwnProps<Extract<Block, { kind: 'maps' }>>, 'page'>) {
  const { screen } = useReportWords()
  const names = useApp(scenariosOf).map(({ name }) => name)
  const on = block.scenarios ?? names
  if (names.length === 0) return null
  return (
    <fieldset className="optset">
      <legend>{screen.scenario}</legend>
      {names.map((name) => (
        <Check
          key={name}
          label={name}
          on={on.includes(name)}
          onChange={(isOn) => set({ scenarios: names.filter((other) => (other === name ? isOn : on.includes(other))) })}
        />
      ))}
    </fieldset>
  )
}

/** Which map of the page a legend, a scale or an arrow belongs to. */
export function MapOf({ block, page, set }: OwnProps<Extract<Block, { kind: 'legend' | 'scale' | 'north' }>>) {
  const w = useReportWords()
  const maps = page.blocks.filter(({ kind }) => kind === 'map' || kind === 'maps')
  if (maps.length < 2) return null
  return (
    <Choice
      label={w.kinds.map}
      value={maps.some(({ id }) => id === block.of) ? block.of : (maps[0]?.id ?? '')}
      options={maps.map(({ id, kind }, k) => [id, `${k + 1} · ${w.kinds[kind]}`])}
      onChange={(of) => set({ of })}
    />
  )
}

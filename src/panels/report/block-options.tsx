import { type ReactNode, useId } from 'react'
import { measureOf } from '../../core/fca/measures/list.ts'
import {
  type Block,
  type ChartSubject,
  type FieldSubject,
  GRID,
  type MapChoice,
  type ReportPage,
  type TableSubject,
} from '../../scenario/report.ts'
import { letGoOfBlock, placeBlock, setBlock } from '../../state/report-actions.ts'
import { scenariosOf } from '../../state/scenario-state.ts'
import { layerKeys } from '../../state/view.ts'
import { metresPerPixel } from '../../symbology/scale-bar.ts'
import { shadesFor } from '../../symbology/shade.ts'
import { shadeName } from '../class-label.ts'
import { useApp, useScenarioWords, useShell, useWords } from '../context.tsx'
import { useBlock, usePage, useReportWords } from './composer-context.tsx'
import { useBlockName } from './report-rail.tsx'

/** Options of the chosen block. */
export function BlockOptions() {
  const w = useReportWords()
  const page = usePage()
  const block = useBlock()
  const nameOf = useBlockName()
  const { store } = useShell()
  if (!page) return null
  if (!block) {
    return (
      <section className="sect opts">
        <div className="hd">
          <h2>{w.screen.options}</h2>
        </div>
        <p className="note">{w.screen.nothingChosen}</p>
      </section>
    )
  }
  const set = (change: Partial<Block>) => setBlock(store, page.id, { ...block, ...change } as Block)
  return (
    <section className="sect opts">
      <div className="hd">
        <h2>{nameOf(block)}</h2>
      </div>
      <Own block={block} page={page} set={set} />
      <Position block={block} page={page} />
    </section>
  )
}

interface OwnProps<B extends Block = Block> {
  readonly block: B
  readonly page: ReportPage
  readonly set: (change: Partial<Block>) => void
}

function Own({ block, page, set }: OwnProps): ReactNode {
  const w = useReportWords()
  const { screen } = w
  switch (block.kind) {
    case 'title':
      return (
        <>
          <Field label={screen.titleText} note={screen.auto} value={block.text} onChange={(text) => set({ text })} />
          <Field
            label={screen.subtitleText}
            note={screen.auto}
            value={block.subtitle}
            onChange={(subtitle) => set({ subtitle })}
          />
        </>
      )
    case 'headline':
      return <Area label={screen.text} note={screen.auto} value={block.text} onChange={(text) => set({ text })} />
    case 'text':
      return <Area label={screen.text} value={block.text} onChange={(text) => set({ text })} />
    case 'map':
      return <MapOptions block={block} page={page} set={set} />
    case 'maps':
      return <MapOptions block={block} page={page} set={set} />
    case 'parts':
    case 'kpis':
      return (
        <>
          <ScenarioField value={block.scenario} onChange={(scenario) => set({ scenario })} />
          {block.kind === 'kpis' && <KpiChoice block={block} set={set} />}
        </>
      )
    case 'table':
      return (
        <>
          <Choice
            label={screen.subject}
            value={block.subject}
            options={Object.entries(w.tables)}
            onChange={(subject) => set({ subject: subject as TableSubject })}
          />
          {(block.subject === 'streets' || block.subject === 'schools' || block.subject === 'catchments') && (
            <Field
              label={screen.limit}
              note={screen.limitNote}
              value={block.limit === null ? '' : String(block.limit)}
              numeric
              onChange={(text) => set({ limit: wholeNumber(text) })}
            />
          )}
        </>
      )
    case 'chart':
      return (
        <>
          <Choice
            label={screen.subject}
            value={block.subject}
            options={Object.entries(w.charts)}
            onChange={(subject) => set({ subject: subject as ChartSubject })}
          />
          {block.subject === 'gainers' && (
            <ScenarioField value={block.scenario} onChange={(scenario) => set({ scenario })} />
          )}
        </>
      )
    case 'method':
      return <Check label={screen.full} on={block.full} onChange={(full) => set({ full })} />
    case 'field':
      return (
        <Choice
          label={screen.subject}
          value={block.subject}
          options={Object.entries(w.fields)}
          onChange={(subject) => set({ subject: subject as FieldSubject })}
        />
      )
    case 'legend':
    case 'scale':
    case 'north':
      return <MapOf block={block} page={page} set={set} />
    default:
      return null
  }
}

/** Rows of a table: a whole number from 1 on; null = all. */
function wholeNumber(text: string): number | null {
  const value = Math.round(Number(text))
  return text.trim() && value >= 1 ? value : null
}

function MapOptions({ block, page, set }: OwnProps<Extract<Block, { kind: 'map' | 'maps' }>>) {
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

function ScenarioField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
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

function KpiChoice({ block, set }: Omit<OwnProps<Extract<Block, { kind: 'kpis' }>>, 'page'>) {
  const w = useReportWords()
  const ids = Object.keys(w.kpis)
  const on = block.items ?? ['coverage', 'chance', 'median', 'p90']
  return (
    <fieldset className="optset two">
      <legend>{w.screen.items}</legend>
      {ids.map((id) => (
        <Check
          key={id}
          label={w.kpis[id] ?? id}
          on={on.includes(id)}
          onChange={(isOn) => {
            const items = ids.filter((other) => (other === id ? isOn : on.includes(other)))
            set({ items: items.length > 0 ? items : null })
          }}
        />
      ))}
    </fieldset>
  )
}

function MapOf({ block, page, set }: OwnProps<Extract<Block, { kind: 'legend' | 'scale' | 'north' }>>) {
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

/** Place on the grid in numbers: the way without a pointer. */
function Position({ block, page }: { block: Block; page: ReportPage }) {
  const { screen } = useReportWords()
  const { store } = useShell()
  const { place } = block
  const entries = [
    ['column', screen.column, 1, GRID.columns],
    ['row', screen.row, 1, GRID.rows],
    ['columns', screen.columns, 0, GRID.columns],
    ['rows', screen.rows, 0, GRID.rows],
  ] as const
  return (
    <fieldset className="optset place">
      <legend>{screen.position}</legend>
      {entries.map(([key, label, offset, max]) => (
        <label key={key}>
          <span>{label}</span>
          <input
            className="field"
            type="number"
            min={1}
            max={max}
            value={place[key] + offset}
            onChange={(event) => {
              const value = Number(event.target.value)
              if (value >= 1) placeBlock(store, page.id, block, { ...place, [key]: value - offset })
            }}
          />
        </label>
      ))}
    </fieldset>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly note?: string
  readonly numeric?: boolean
  readonly placeholder?: string
  readonly onChange: (text: string) => void
}

/** Leaving a field ends the step that typing in it was. */
function useLetGo(): () => void {
  const { store } = useShell()
  return () => letGoOfBlock(store)
}

export function Field({ label, value, note, numeric = false, placeholder, onChange }: FieldProps) {
  const id = useId()
  const letGo = useLetGo()
  return (
    <div className="fl">
      <label htmlFor={id}>
        {label}
        {note && <i>{note}</i>}
      </label>
      <input
        id={id}
        className="field"
        value={value}
        placeholder={placeholder}
        inputMode={numeric ? 'numeric' : 'text'}
        onBlur={letGo}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function Area({ label, value, note, onChange }: FieldProps) {
  const id = useId()
  const letGo = useLetGo()
  return (
    <div className="fl">
      <label htmlFor={id}>
        {label}
        {note && <i>{note}</i>}
      </label>
      <textarea
        id={id}
        className="field area"
        rows={6}
        value={value}
        onBlur={letGo}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly disabled?: readonly string[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, disabled = [], onChange }: ChoiceProps) {
  const id = useId()
  const letGo = useLetGo()
  return (
    <div className="fl">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          letGo()
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key} disabled={disabled.includes(key)}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

function Check({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  const letGo = useLetGo()
  return (
    <label className="ck">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          onChange(event.target.checked)
          letGo()
        }}
      />
      {label}
    </label>
  )
}

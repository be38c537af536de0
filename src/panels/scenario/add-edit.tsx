import { type FormEvent, useId, useState } from 'react'
import { nameIn } from '../../core/name.ts'
import type { Tool } from '../../state/outcome.ts'
import { addSite, editableSites, editSite, siteOf } from '../../state/scenario-actions.ts'
import { useApp, useScenarioWords, useShell } from '../context.tsx'
import { Icon, type IconName } from '../parts/icons.tsx'
import { centreOf, newSiteName } from './street-centre.ts'

const tools: readonly (readonly [Tool, IconName])[] = [
  ['add', 'plus'],
  ['move', 'move'],
  ['resize', 'resize'],
  ['close', 'close'],
  ['quality', 'check'],
]

/** One more edit: choose what, then where; on the map or by name and number. */
export function AddEdit() {
  const w = useScenarioWords().tools
  const { store } = useShell()
  const tool = useApp((s) => s.tool)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.title}</h2>
        {tool && (
          <button type="button" className="lk" onClick={() => store.setState({ tool: null })}>
            {w.cancel}
          </button>
        )}
      </div>
      <div className="toolbox">
        {tools.map(([id, icon]) => (
          <button
            key={id}
            type="button"
            className="btn tool"
            aria-pressed={id === tool}
            onClick={() => store.setState({ tool: id === tool ? null : id, held: null })}
          >
            <Icon name={icon} size={14} />
            {w.names[id]}
          </button>
        ))}
      </div>
      {tool && (
        <div className="tool-form">
          <p className="note">{w.hint[tool]}</p>
          {tool === 'add' ? <PlaceForms /> : <SitePicker key={tool} tool={tool} />}
        </div>
      )}
    </section>
  )
}

function PlaceForms() {
  const words = useScenarioWords()
  const w = words.tools
  const id = useId()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const zoneOf = useApp((s) => s.study?.zoneOf)
  const [street, setStreet] = useState('')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  if (!data || !zoneOf) return null
  const atStreet = (event: FormEvent) => {
    event.preventDefault()
    const centre = street === '' ? null : centreOf(data, zoneOf, Number(street))
    if (centre) addSite(store, newSiteName(data, centre, lang, words), centre.x, centre.y)
  }
  const atCoordinates = (event: FormEvent) => {
    event.preventDefault()
    const place = parsePlace(text)
    if (place) addSite(store, newSiteName(data, place, lang, words), place.x, place.y)
    else setWrong(true)
  }
  return (
    <>
      {data.zones && (
        <form className="pick" onSubmit={atStreet}>
          <label htmlFor={`${id}s`}>{w.street}</label>
          <select id={`${id}s`} className="field" value={street} onChange={(event) => setStreet(event.target.value)}>
            <option value="">{w.choose}</option>
            {data.zones.name.map((name, k) => (
              <option key={data.zones?.id[k]} value={k}>
                {nameIn(name, lang)}
              </option>
            ))}
          </select>
          <button type="submit" className="btn sm" disabled={street === ''}>
            {w.place}
          </button>
        </form>
      )}
      <form className="pick" onSubmit={atCoordinates}>
        <label htmlFor={`${id}c`}>{w.coordinates}</label>
        <input
          id={`${id}c`}
          className="field"
          aria-invalid={wrong}
          value={text}
          placeholder={w.coordinatesHint[data.coordinates]}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
        />
        <button type="submit" className="btn sm" disabled={text.trim() === ''}>
          {w.place}
        </button>
        {wrong && (
          <p className="error" role="alert">
            {w.badCoordinates}
          </p>
        )}
      </form>
    </>
  )
}

/** Two numbers with a comma (of either width) or a blank between; null when it is not that. */
export function parsePlace(text: string): { x: number; y: number } | null {
  const parts = text.trim().split(/[\s,，、]+/)
  const [x, y] = parts.map(Number)
  if (parts.length !== 2 || !Number.isFinite(x) || !Number.isFinite(y)) return null
  return { x: x ?? 0, y: y ?? 0 }
}

function SitePicker({ tool }: { tool: Exclude<Tool, 'add'> }) {
  const w = useScenarioWords().tools
  const id = useId()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const sites = useApp((s) => s.study?.data.sites)
  const [chosen, setChosen] = useState('')
  const ids = editableSites(store.getState())
  if (!sites) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== '') editSite(store, tool, chosen)
  }
  return (
    <form className="pick" onSubmit={submit}>
      <label htmlFor={id}>{w.site}</label>
      <select id={id} className="field" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{w.choose}</option>
        {ids.map((one) => {
          const site = siteOf(sites, one)
          return (
            <option key={one} value={one}>
              {site ? nameIn(site.name, lang) : one}
            </option>
          )
        })}
      </select>
      <button type="submit" className="btn sm" disabled={chosen === ''}>
        {w.names[tool]}
      </button>
    </form>
  )
}

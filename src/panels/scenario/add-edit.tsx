import { type FormEvent, Suspense, useId, useState } from 'react'
import { nameIn } from '../../core/name.ts'
import { addEstate, editChildren, mergeSites, mergeTargets, pickSite, type SiteTool } from '../../state/edit-actions.ts'
import { tools } from '../../state/outcome.ts'
import { addSite, chooseTool, editableSites } from '../../state/scenario-actions.ts'
import { useApp, useEditsWords, useScenarioWords, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { later } from '../parts/later.tsx'
import { Toolbar } from '../parts/toolbar.tsx'
import { editedName, editIcon } from './edit-text.ts'
import { parsePlace } from './parse-place.ts'
import { SiteSelect } from './site-select.tsx'
import { centreOf, newPlaceName } from './street-centre.ts'

/** With the readers' words; loads when somebody brings a table. */
const PlannedForm = later(async () => (await import('./planned-form.tsx')).PlannedForm)

/** One more edit: choose what, then where; on the map or by name and number. */
export function AddEdit() {
  const words = useScenarioWords().tools
  const w = useEditsWords().tools
  const { store } = useShell()
  const tool = useApp((s) => s.tool)
  return (
    <section className="sect">
      <div className="hd">
        <h2>{words.title}</h2>
        {tool && (
          <button type="button" className="lk" onClick={() => chooseTool(store, null)}>
            {words.cancel}
          </button>
        )}
      </div>
      <Toolbar label={words.title} className="toolbox" count={tools.length}>
        {(index, tabIndex) => {
          const id = tools[index] ?? 'add'
          return (
            <button
              key={id}
              type="button"
              className="btn tool"
              tabIndex={tabIndex}
              aria-pressed={id === tool}
              data-tool={id}
              onClick={() => chooseTool(store, id === tool ? null : id)}
            >
              <Icon name={id === 'plan' ? 'table' : editIcon[id]} size={14} />
              {w.names[id]}
            </button>
          )
        }}
      </Toolbar>
      {tool && (
        <div className="tool-form">
          <p className="note">{w.hint[tool]}</p>
          {tool === 'add' || tool === 'estate' ? (
            <PlaceForms tool={tool} />
          ) : tool === 'children' ? (
            <PointForm />
          ) : tool === 'plan' ? (
            <Suspense fallback={null}>
              <PlannedForm />
            </Suspense>
          ) : tool === 'merge' ? (
            <MergePicker />
          ) : (
            <SitePicker key={tool} tool={tool} />
          )}
        </div>
      )}
    </section>
  )
}

function PlaceForms({ tool }: { tool: 'add' | 'estate' }) {
  const w = useScenarioWords().tools
  const id = useId()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const zoneOf = useApp((s) => s.study?.zoneOf)
  const [street, setStreet] = useState('')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  if (!data || !zoneOf) return null
  const put = (place: { x: number; y: number }) =>
    (tool === 'add' ? addSite : addEstate)(store, newPlaceName(tool, data, place, lang), place.x, place.y)
  const atStreet = (event: FormEvent) => {
    event.preventDefault()
    const centre = street === '' ? null : centreOf(data, zoneOf, Number(street))
    if (centre) put(centre)
  }
  const atCoordinates = (event: FormEvent) => {
    event.preventDefault()
    const place = parsePlace(text)
    if (place) put(place)
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

function PointForm() {
  const w = useEditsWords().tools
  const id = useId()
  const { store } = useShell()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setWrong(!editChildren(store, text.trim()))
  }
  return (
    <form className="pick" onSubmit={submit}>
      <label htmlFor={id}>{w.point}</label>
      <input
        id={id}
        className="field"
        aria-invalid={wrong}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
      />
      <button type="submit" className="btn sm" disabled={text.trim() === ''}>
        {w.change}
      </button>
      {wrong && (
        <p className="error" role="alert">
          {w.noPoint}
        </p>
      )}
    </form>
  )
}

function SitePicker({ tool }: { tool: SiteTool }) {
  const words = useScenarioWords().tools
  const w = useEditsWords().tools
  const id = useId()
  const { store } = useShell()
  const [chosen, setChosen] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== '') pickSite(store, tool, chosen)
  }
  return (
    <form className="pick" onSubmit={submit}>
      <label htmlFor={id}>{words.site}</label>
      <SiteSelect id={id} ids={editableSites(store.getState())} value={chosen} onChange={setChosen} />
      <button type="submit" className="btn sm" disabled={chosen === ''}>
        {w.names[tool]}
      </button>
    </form>
  )
}

/** Two sites: the one that closes, then the one that takes over. A click on the map fills in the first. */
function MergePicker() {
  const w = useEditsWords().tools
  const id = useId()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const picked = useApp((s) => s.picked) ?? ''
  const [into, setInto] = useState('')
  const ready = picked !== '' && into !== '' && picked !== into
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) mergeSites(store, picked, into)
  }
  if (!data) return null
  return (
    <form className="pick" onSubmit={submit}>
      <label htmlFor={`${id}a`}>{w.from}</label>
      <SiteSelect
        id={`${id}a`}
        ids={editableSites(store.getState())}
        value={picked}
        onChange={(one) => store.setState({ picked: one || null })}
      />
      <label htmlFor={`${id}b`}>{w.into}</label>
      <SiteSelect
        id={`${id}b`}
        ids={mergeTargets(store.getState()).filter((one) => one !== picked)}
        value={into}
        onChange={setInto}
      />
      <button type="submit" className="btn sm" disabled={!ready}>
        {w.names.merge}
      </button>
      {picked !== '' && into === '' && (
        <p className="note" aria-live="polite">
          {w.picked(editedName(data, [], picked, lang))}
        </p>
      )}
    </form>
  )
}

import { type FormEvent, useEffect, useRef, useState } from 'react'
import {
  archiveScenario,
  chooseScenario,
  copyScenario,
  deleteScenario,
  newScenario,
  renameScenario,
} from '../../state/scenario-actions.ts'
import { scenarioAt, scenariosOf } from '../../state/scenario-state.ts'
import { useApp, useEditsWords, useNumbers, useScenarioWords, useShell, useSpotsWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { AddEdit } from './add-edit.tsx'
import { EditForm } from './edit-form.tsx'
import { EditList } from './edit-list.tsx'
import { TotalsLine } from './totals-line.tsx'

/** The left margin of the scenario mode: which scenario, its edits, one more edit, the one in work. */
export function ScenarioRail() {
  const w = useScenarioWords()
  const { store } = useShell()
  const scenario = useApp(scenarioAt)
  const rail = useRef<HTMLDivElement>(null)
  const isOpen = scenario !== null
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    // The button that made the first scenario has gone, and the focus with it: it goes on where the first edit is made.
    if (isOpen && !wasOpen.current && document.activeElement === document.body)
      rail.current?.querySelector<HTMLElement>('.tool')?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [isOpen])
  return (
    <div className="scenario-rail" ref={rail}>
      <ScenarioList />
      {scenario ? (
        <>
          <EditList scenario={scenario} />
          <EditForm scenario={scenario} />
          <AddEdit />
        </>
      ) : (
        <section className="sect">
          <p className="note">{w.list.baselineNote}</p>
          <button type="button" className="btn prop wide" onClick={() => newScenario(store)}>
            {w.list.first}
          </button>
        </section>
      )}
      <SpotEntry />
    </div>
  )
}

/** The way to the search for a good spot. */
function SpotEntry() {
  const w = useSpotsWords()
  const { spots } = useShell()
  const isOpen = useApp((s) => s.spots !== null)
  return (
    <section className="sect last">
      <button type="button" className="btn wide" aria-pressed={isOpen} onClick={isOpen ? spots.close : spots.open}>
        <Icon name="pin" size={14} />
        {w.open}
      </button>
      <p className="note">{w.openNote}</p>
    </section>
  )
}

function ScenarioList() {
  const w = useScenarioWords()
  const ew = useEditsWords()
  const n = useNumbers()
  const { store, actions } = useShell()
  const file = useRef<HTMLInputElement>(null)
  const scenarios = useApp(scenariosOf)
  const scenario = useApp(scenarioAt)
  const at = scenario ? scenarios.indexOf(scenario) : -1
  const [naming, setNaming] = useState(false)
  const all = [{ name: w.list.baseline, archived: false }, ...scenarios].map((one, k) => ({ ...one, k }))
  const shown = all.filter(({ archived }) => !archived)
  const aside = all.filter(({ archived }) => archived)
  const off = scenario?.edits.filter((edit) => edit.off).length ?? 0
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.list.title}</h2>
        <span className="links">
          <button type="button" className="lk" onClick={() => file.current?.click()}>
            {ew.share.open}
          </button>
          <button type="button" className="lk" onClick={() => newScenario(store)}>
            {w.list.fresh}
          </button>
        </span>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={ew.share.open}
          accept=".json"
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            target.value = ''
            if (chosen) void actions.openScenario(chosen)
          }}
        />
      </div>
      <div className="seg scenarios" role="radiogroup" aria-label={w.list.title}>
        {shown.map(({ name, k }) => (
          <label key={name} data-on={k - 1 === at} title={name}>
            <input
              type="radio"
              name="scenario"
              checked={k - 1 === at}
              onChange={() => {
                setNaming(false)
                chooseScenario(store, k - 1)
              }}
            />
            <span>{k === 0 ? name : (name.split(/\s+/)[0] ?? name)}</span>
          </label>
        ))}
      </div>
      {aside.length > 0 && (
        <details className="aside" open={scenario?.archived === true}>
          <summary>{ew.list.archivedTitle(n.int(aside.length))}</summary>
          {aside.map(({ name, k }) => (
            <button
              key={name}
              type="button"
              className="lk"
              aria-pressed={k - 1 === at}
              onClick={() => {
                setNaming(false)
                chooseScenario(store, k - 1)
              }}
            >
              {name}
            </button>
          ))}
        </details>
      )}
      {scenario && (
        <div className="scenario-head">
          {naming ? (
            <RenameForm key={at} name={scenario.name} onDone={() => setNaming(false)} />
          ) : (
            <h3>{scenario.name}</h3>
          )}
          <p className="note">{w.list.layered(n.int(scenario.edits.length), n.int(off))}</p>
          {scenario.edits.length > 0 && <TotalsLine scenario={scenario} />}
          {scenario.archived && <p className="note">{ew.list.archived}</p>}
          <div className="links">
            <button type="button" className="lk" onClick={() => setNaming(true)}>
              {w.list.rename}
            </button>
            <button type="button" className="lk" onClick={() => copyScenario(store)}>
              {w.list.copy}
            </button>
            <button type="button" className="lk" onClick={() => void actions.saveScenario()}>
              {ew.share.save}
            </button>
            <button type="button" className="lk" onClick={() => archiveScenario(store)}>
              {scenario.archived ? ew.list.unarchive : ew.list.archive}
            </button>
            <button type="button" className="lk" onClick={() => deleteScenario(store)}>
              {w.list.remove}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

function RenameForm({ name, onDone }: { name: string; onDone: () => void }) {
  const w = useScenarioWords().list
  const { store } = useShell()
  const [text, setText] = useState(name)
  const [wrong, setWrong] = useState(false)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (renameScenario(store, text)) onDone()
    else setWrong(true)
  }
  return (
    <form onSubmit={submit}>
      <input
        className="field"
        aria-label={w.name}
        aria-invalid={wrong}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        maxLength={60}
        onChange={(event) => {
          setText(event.target.value)
          setWrong(false)
        }}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        onBlur={() => submit()}
      />
      {wrong && (
        <p className="error" role="alert">
          {w.nameTaken}
        </p>
      )}
    </form>
  )
}

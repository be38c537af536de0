import { useId, useRef } from 'react'
import { toCsv } from '../../core/csv.ts'
import { deskWordsOf } from '../../i18n/desk-words.ts'
import { CLASS_SIZES } from '../../scenario/scenario-list.ts'
import { addPlanned, lookAtPlanned } from '../../state/edit-actions.ts'
import { useApp, useEditsWords, useNumbers, useShell } from '../context.tsx'
import { systemName } from '../desk/reading-name.ts'
import { IssueList } from '../issue-list.tsx'
import { saveBlob } from '../save-blob.ts'
import { newPlaceName } from './street-centre.ts'

/** Planned schools from a table: what can be used is shown before it is added, what cannot with row, column and mend. */
export function PlannedForm() {
  const w = useEditsWords().plan
  const { store, client } = useShell()
  const planned = useApp((s) => s.planned)
  const input = useRef<HTMLInputElement>(null)
  const save = () =>
    saveBlob(new Blob([toCsv(w.columns, [w.example])], { type: 'text/csv;charset=utf-8' }), `${w.templateName}.csv`)
  return (
    <div className="planned">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={w.choose}
        accept=".csv,.tsv,.txt,.xlsx,.xls,.geojson,.json,.kml,.kmz"
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) void lookAtPlanned(store, client, file)
        }}
      />
      <div className="row">
        <button type="button" className="btn sm" onClick={() => input.current?.click()}>
          {planned ? w.other : w.choose}
        </button>
        <button type="button" className="lk" onClick={save}>
          {w.template}
        </button>
      </div>
      {planned ? <Found /> : <p className="note">{w.drop}</p>}
    </div>
  )
}

function Found() {
  const w = useEditsWords().plan
  const n = useNumbers()
  const id = useId()
  const { store, client, actions } = useShell()
  const lang = useApp((s) => s.view.lang)
  const planned = useApp((s) => s.planned)
  const data = useApp((s) => s.study?.data)
  if (!planned || !data) return null
  const { file, table, choices } = planned
  if (!table) return <p className="note">{w.reading(file.name)}</p>
  const { projects, issues, rows, readings } = table
  const isWhole = issues.some(({ severity, row }) => severity === 'stops' && row === undefined)
  const bad = new Set(issues.flatMap(({ severity, row }) => (severity === 'stops' && row !== undefined ? [row] : [])))
  const remarks = issues.filter(({ severity }) => severity !== 'stops').length
  const assumed = issues.some(({ code }) => code === 'class-size-assumed')
  const places = projects.reduce((sum, { capacity }) => sum + capacity, 0)
  const now = `${choices.system ?? ''}|${choices.swapped ? 1 : 0}`
  const again = (change: Parameters<typeof lookAtPlanned>[3]) => void lookAtPlanned(store, client, file, change)
  const add = () => {
    const count = addPlanned(store, (place) => newPlaceName('add', data, place, lang))
    actions.say({ text: w.done(n.int(count)) })
  }
  return (
    <>
      <p>
        <b>{w.found(file.name, n.int(rows))}</b>
      </p>
      <ul className="tally" aria-live="polite">
        <li>{w.good(n.int(projects.length))}</li>
        {bad.size > 0 && <li className="err">{w.bad(n.int(bad.size))}</li>}
        {remarks > 0 && <li className="warn">{w.doubtful(n.int(remarks))}</li>}
      </ul>
      {(readings.length > 0 || choices.system !== undefined) && (
        <label className="pick" htmlFor={`${id}s`}>
          <span>{w.system}</span>
          <select
            id={`${id}s`}
            className="field"
            value={now}
            onChange={({ target }) => {
              const [system = '', swapped] = target.value.split('|')
              again({ system: system || 'WGS84', swapped: swapped === '1' })
            }}
          >
            <option value="|0">{w.asIs}</option>
            {[...new Map(readings.map((one) => [`${one.system}|${one.swapped ? 1 : 0}`, one]))].map(([key, one], k) => (
              <option key={key} value={key}>
                {systemName(one.system, deskWordsOf(lang))}
                {one.swapped && w.swapped}
                {k === 0 && ` · ${w.suggested}`}
              </option>
            ))}
            {now !== '|0' && !readings.some((one) => now === `${one.system}|${one.swapped ? 1 : 0}`) && (
              <option value={now}>{systemName(choices.system ?? '', deskWordsOf(lang))}</option>
            )}
          </select>
        </label>
      )}
      {assumed && (
        <label className="pick" htmlFor={`${id}c`}>
          <span>{w.classSize}</span>
          <select
            id={`${id}c`}
            className="field"
            value={choices.classSize}
            onChange={({ target }) => again({ classSize: Number(target.value) })}
          >
            {CLASS_SIZES.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
      )}
      {issues.length > 0 && (
        <details open={bad.size > 0 || isWhole}>
          <summary>{w.doubtful(n.int(issues.length))}</summary>
          <IssueList issues={issues} />
        </details>
      )}
      {projects.length > 0 ? (
        <>
          <p className="note">{w.places(n.int(places), n.int(projects.length))}</p>
          <button type="button" className="btn prop wide" onClick={add}>
            {w.take(n.int(projects.length))}
          </button>
        </>
      ) : (
        <p className="error" role="alert">
          {w.none}
        </p>
      )}
    </>
  )
}

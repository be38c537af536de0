import { useState } from 'react'
import { openQuestion } from '../../state/desk-state.ts'
import { useShell } from '../context.tsx'
import { type Chosen, useDeskWords } from './desk-context.tsx'
import { systemName } from './reading-name.ts'

const always = ['WGS84', 'GCJ02', 'BD09'] as const

/** The coordinate system of a file. What is suggested is said, and only applied when it is chosen. */
export function CoordinateChoice({ part, check }: Chosen) {
  const w = useDeskWords()
  const { desk } = useShell()
  const [code, setCode] = useState('')
  const { decision } = part
  if (!['schools', 'children', 'streets', 'catchments'].includes(decision.role)) return null
  const proposals = check?.proposal.coordinates ?? []
  const question = openQuestion(part, check)
  const stated = part.crs || 'WGS84'
  const now = decision.system ?? stated
  const swapped = decision.swapped ?? false
  const isPlanar = proposals.some(({ system }) => system.startsWith('EPSG'))
  const systems = [
    ...new Set([
      ...(isPlanar ? [] : always),
      ...proposals.map(({ system }) => system),
      now,
      ...(isPlanar ? ['WGS84'] : []),
    ]),
  ]
  const read = (system: string, isSwapped: boolean) =>
    desk.readCoordinates(part.id, system === stated && !isSwapped ? null : { system, swapped: isSwapped })
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.place.title}</h2>
        {question.length > 0 && (
          <span className="warntext">{question[0]?.because === 'range' ? w.place.undecided : w.place.suspected}</span>
        )}
        {part.crs !== '' && <span className="note">{w.place.stated}</span>}
      </div>
      <div className="rad" role="radiogroup" aria-label={w.place.title}>
        {systems.map((system) => {
          const label = system in w.place.systems ? w.place.systems[system as 'WGS84'] : systemName(system, w)
          return (
            <label key={system} data-on={system === now}>
              <input
                type="radio"
                name={`system-${part.id}`}
                checked={system === now}
                onChange={() => read(system, proposals.find((one) => one.system === system)?.swapped ?? false)}
              />
              <span>{label}</span>
              {question[0]?.system === system && <span className="tag">{w.place.suggested}</span>}
            </label>
          )
        })}
      </div>
      <form
        className="epsg"
        onSubmit={(event) => {
          event.preventDefault()
          if (/^\d{4,6}$/.test(code)) read(`EPSG:${code}`, swapped)
        }}
      >
        <input
          className="field"
          inputMode="numeric"
          placeholder={w.place.other}
          aria-label={w.place.other}
          value={code}
          onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        />
        <button type="submit" className="btn sm" disabled={!/^\d{4,6}$/.test(code)}>
          {w.place.apply}
        </button>
      </form>
      <div className="checks one">
        <label>
          <input type="checkbox" checked={swapped} onChange={(event) => read(now, event.target.checked)} />
          <span>{w.place.swapped}</span>
        </label>
      </div>
    </section>
  )
}

import { isUnplaced, lacksPosition, openQuestion } from '../../state/desk-state.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { type Chosen, useChosen, useDesk, useDeskWords } from './desk-context.tsx'
import { PlacementMap } from './placement-map.tsx'
import { RawRows } from './raw-rows.tsx'
import { readingName } from './reading-name.ts'

/** The right margin: where the points lie, and the file's own lines. */
export function DeskSide() {
  const chosen = useChosen()
  if (!chosen) return null
  return (
    <>
      <Positions {...chosen} />
      <RawRows {...chosen} />
    </>
  )
}

function Positions({ part, check }: Chosen) {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk } = useShell()
  const lang = useApp((s) => s.view.lang)
  const placement = useDesk((one) => one.placement)
  const { role } = part.decision
  const hasPoints = role === 'schools' || role === 'children'
  const [question] = openQuestion(part, check)
  const hasPicture = hasPoints || (placement?.outlines.length ?? 0) > 0
  if (!placement || (!hasPicture && !question)) return null
  const reading = question ? readingName(question, w) : ''
  const unplaced = check?.issues.filter(isUnplaced).length ?? 0
  const isKnown = placement.countOutsideBefore >= 0
  return (
    <section className="sect placing">
      <div className="hd">
        <h2>{question ? w.place.checkTitle : w.place.mapTitle}</h2>
        {question && placement.shift > 0 && (
          <span className="warntext">{w.place.shift(n.metres(Math.round(placement.shift)))}</span>
        )}
      </div>
      {question && (
        <p>
          {w.place.why[question.because](reading)}
          {lang === 'en' && ' '}
          {placement.countOutsideBefore > 0 && w.place.outside(n.int(placement.countOutsideBefore))}
        </p>
      )}
      {hasPicture && <PlacementMap placement={placement} isCompared={question !== undefined} />}
      {hasPoints && (
        <ul className="pkeys">
          <li>
            <i className={question ? 'old' : 'new'} />
            {question ? w.place.keys.before : w.place.keys.points}
          </li>
          {placement.countOutsideBefore > 0 && (
            <li>
              <i className="old bad" />
              {w.place.keys.bad}
            </li>
          )}
          {question && (
            <li>
              <i className="new" />
              {w.place.keys.after(reading)}
            </li>
          )}
        </ul>
      )}
      {hasPoints && isKnown && (
        <table className="cc">
          {question && (
            <thead>
              <tr>
                <td />
                <th scope="col">{w.place.counts.before}</th>
                <th scope="col">{w.place.counts.after}</th>
              </tr>
            </thead>
          )}
          <tbody>
            <tr>
              <th scope="row">{w.place.counts.outside}</th>
              <td>{n.int(placement.countOutsideBefore)}</td>
              {question && <td className="b">{n.int(placement.countOutsideAfter)}</td>}
            </tr>
            {question && (
              <tr>
                <th scope="row">{w.place.counts.zone}</th>
                <td>{n.int(placement.countOtherZone)}</td>
                <td className="b">{n.int(0)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {hasPoints && !isKnown && <p className="note">{w.place.noStreets}</p>}
      {question ? (
        <div className="answers">
          <button type="button" className="btn pri" onClick={() => desk.readCoordinates(part.id, question)}>
            {hasPoints ? w.place.mend(reading, n.int(placement.points)) : w.place.areas(reading)}
          </button>
          <button type="button" className="btn" onClick={() => desk.readCoordinates(part.id, null)}>
            {w.place.leave}
          </button>
        </div>
      ) : (
        hasPoints && placement.points > 0 && <p className="note">{w.place.clickable}</p>
      )}
      {hasPoints && (unplaced > 0 || lacksPosition(part, check)) && (
        <div className="answers">
          <button type="button" className="btn" onClick={() => desk.startPlacing(part.id)}>
            {unplaced > 0 ? w.placing.openMany(n.int(unplaced)) : w.placing.open}
          </button>
        </div>
      )}
    </section>
  )
}

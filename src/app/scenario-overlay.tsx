import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { StudyData } from '../core/places.ts'
import { type Projection, useMapClick, useProjection } from '../map/overlay.ts'
import { useApp, useNumbers, useScenarioWords, useShell, useWords } from '../panels/context.tsx'
import { Icon, type IconName } from '../panels/parts/icons.tsx'
import { editedName } from '../panels/scenario/edit-text.ts'
import { newPlaceName, zoneAt } from '../panels/scenario/street-centre.ts'
import { useContrast } from '../panels/scenario/use-contrast.ts'
import type { Edit } from '../scenario/edit.ts'
import { addEstate, editChildren, nearestPoint } from '../state/edit-actions.ts'
import { placeOf } from '../state/hand.ts'
import type { Tool } from '../state/outcome.ts'
import { addSite, chooseEdit, siteOf } from '../state/scenario-actions.ts'
import { editAt, scenarioAt } from '../state/scenario-state.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** What is proposed, over the map, in magenta: new and moved sites that can be dragged, changed and closed ones as rings. */
export function ScenarioOverlay() {
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const tool = useApp((s) => s.tool)
  const scenario = useApp(scenarioAt)
  const data = useApp((s) => s.study?.data)
  const at = useApp(editAt)
  const held = useApp((s) => s.held)
  const method = useApp((s) => s.method)
  const projection = useProjection()
  const picked = useApp((s) => s.picked)
  useMapClick(data && tool ? (place) => clickOn(tool, data, place) : null)
  const clickOn = (kind: Tool, on: StudyData, { x, y }: Place) => {
    if (kind === 'add') addSite(store, newPlaceName('add', on, { x, y }, lang), x, y)
    else if (kind === 'estate') addEstate(store, newPlaceName('estate', on, { x, y }, lang), x, y)
    else if (kind === 'children') {
      const point = nearestPoint(on, x, y)
      if (point !== null) editChildren(store, point)
    }
  }
  if (!projection || !scenario || !data) return null
  const edits = scenario.edits
  const { width, height } = projection.size
  const now = (edit: Edit, k: number) => (held?.edit === k ? held : placeOf(edit))
  const shown = edits.flatMap((edit, k) => {
    const place = edit.off ? null : now(edit, k)
    return place ? [{ edit, k, place }] : []
  })
  const active = shown.find(({ k }) => k === at)
  const reach = active && method.distance !== 'matrix' ? method.threshold : null
  const old =
    active?.edit.op === 'move' ? siteOf(data.sites, active.edit.id) : active && held ? placeOf(active.edit) : null
  return (
    <>
      <svg className="overlay" width={width} height={height} aria-hidden="true">
        {shown.map(({ edit, k, place }) => {
          const metres = (edit.op === 'add' ? edit.threshold : undefined) ?? reach ?? method.threshold
          if (method.distance === 'matrix' || edit.op === 'estate') return null
          const p = projection.toPixel(place.x, place.y)
          return (
            <circle
              key={k}
              className={k === at ? 'reach on' : 'reach'}
              cx={p.x}
              cy={p.y}
              r={projection.length(metres, place.x, place.y)}
            />
          )
        })}
        {picked && <Picked id={picked} projection={projection} />}
        {active && old && <Ghost projection={projection} from={old} to={active.place} />}
        {edits.map((edit, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an edit is known by
          <Mark key={k} edit={edit} projection={projection} isActive={k === at} />
        ))}
      </svg>
      {shown.map(({ edit, k, place }) => (
        <Handle
          key={k}
          index={k}
          place={place}
          isActive={k === at}
          icon={edit.op === 'estate' ? 'home' : 'school'}
          projection={projection}
          name={editedName(data, edits, edit.id, lang)}
        />
      ))}
      {active && <Plate projection={projection} place={active.place} />}
    </>
  )
}

function Ghost({ projection, from, to }: { projection: Projection; from: Place; to: Place }) {
  const [a, b] = [projection.toPixel(from.x, from.y), projection.toPixel(to.x, to.y)]
  if (Math.hypot(a.x - b.x, a.y - b.y) < 3) return null
  return (
    <g className="ghost">
      <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      <circle cx={a.x} cy={a.y} r="8" />
    </g>
  )
}

/** A site that is changed where it stands: a ring, with a word beside it. */
function Mark({ edit, projection, isActive }: { edit: Edit; projection: Projection; isActive: boolean }) {
  const w = useScenarioWords()
  const n = useNumbers()
  const data = useApp((s) => s.study?.data)
  if (!data || edit.off || placeOf(edit)) return null
  const site = siteOf(data.sites, edit.id)
  const place = site ?? (edit.op === 'children' ? pointOf(data, edit.id) : null)
  if (!place) return null
  const p = projection.toPixel(place.x, place.y)
  const heir = edit.op === 'merge' ? siteOf(data.sites, edit.into) : null
  const to = heir && projection.toPixel(heir.x, heir.y)
  const words = {
    close: w.map.closed,
    quality: edit.op === 'quality' && edit.quality ? w.map.quality : w.map.notQuality,
    resize: edit.op === 'resize' && site ? n.signed(edit.capacity - site.capacity) : '',
    group: edit.op === 'group' ? edit.group || w.edits.verbs.group : '',
    children: edit.op === 'children' ? `${w.edits.verbs.children} ${n.int(edit.children)}` : '',
    merge: w.edits.verbs.merge,
  } as const
  const text = edit.op in words ? words[edit.op as keyof typeof words] : w.edits.verbs[edit.op]
  return (
    <g className={isActive ? 'edit-mark on' : 'edit-mark'} transform={`translate(${p.x} ${p.y})`}>
      {to && <Arrow x={to.x - p.x} y={to.y - p.y} />}
      <circle r="9" />
      {(edit.op === 'close' || edit.op === 'merge') && <path d="m-4-4 8 8m0-8-8 8" />}
      <text x="13" y="4">
        {text}
      </text>
    </g>
  )
}

/** From a site to the one that takes it over. */
function Arrow({ x, y }: Place) {
  const length = Math.hypot(x, y)
  if (length < 24) return null
  const [dx, dy] = [x / length, y / length]
  const [ex, ey] = [x - 12 * dx, y - 12 * dy]
  const wing = (side: 1 | -1) => `${ex - 8 * dx + side * 4 * dy} ${ey - 8 * dy - side * 4 * dx}`
  return <path className="arrow" d={`M${10 * dx} ${10 * dy}L${ex} ${ey}M${wing(1)}L${ex} ${ey}L${wing(-1)}`} />
}

/** The site that was chosen first, while the second is awaited. */
function Picked({ id, projection }: { id: string; projection: Projection }) {
  const sites = useApp((s) => s.study?.data.sites)
  const site = sites && siteOf(sites, id)
  if (!site) return null
  const { x, y } = projection.toPixel(site.x, site.y)
  return <circle className="picked" cx={x} cy={y} r="12" />
}

function pointOf({ demand }: StudyData, id: string): Place | null {
  const k = demand.id.indexOf(id)
  return k < 0 ? null : { x: demand.x[k] ?? 0, y: demand.y[k] ?? 0 }
}

/** Steps of the arrow keys in metres. */
const step = { plain: 50, shift: 250 }
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

interface HandleProps {
  readonly index: number
  readonly place: Place
  readonly name: string
  readonly isActive: boolean
  readonly icon: IconName
  readonly projection: Projection
}

/** A proposed site: the pointer drags it, the arrow keys nudge it; Enter puts it down, Esc lets it go back. */
function Handle({ index, place, name, isActive, icon, projection }: HandleProps) {
  const w = useScenarioWords().map
  const { store, hand } = useShell()
  const data = useApp((s) => s.study?.data)
  const isHeld = useApp((s) => s.held?.edit === index)
  const grip = useRef<{ dx: number; dy: number; moved: boolean } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const p = projection.toPixel(place.x, place.y)
  const isOutside = isHeld && data?.zones && zoneAt(data, place) < 0
  useEffect(() => {
    // A site that was just placed, or was chosen in the list, is at hand for the arrow keys.
    if (isActive && document.activeElement?.closest('.tool-form')) button.current?.focus({ preventScroll: true })
  }, [isActive])
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!isActive) chooseEdit(store, index)
    grip.current = { dx: event.clientX - p.x, dy: event.clientY - p.y, moved: false }
  }
  const move = (event: PointerEvent) => {
    if (!grip.current) return
    const to = { x: event.clientX - grip.current.dx, y: event.clientY - grip.current.dy }
    // A hand that trembles does not move a school.
    if (!grip.current.moved && Math.hypot(to.x - p.x, to.y - p.y) < 3) return
    grip.current.moved = true
    const at = projection.toPlace(to.x, to.y)
    hand.hold(index, at.x, at.y)
  }
  const up = () => {
    if (grip.current?.moved) hand.drop()
    grip.current = null
  }
  const press = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (arrow) {
      event.preventDefault()
      event.stopPropagation()
      const length = event.shiftKey ? step.shift : step.plain
      if (!isActive) chooseEdit(store, index)
      const to = projection.shifted(place.x, place.y, arrow[0] * length, arrow[1] * length)
      hand.hold(index, to.x, to.y)
    } else if (event.key === 'Enter' && isHeld) {
      event.preventDefault()
      hand.drop()
    } else if (event.key === 'Escape' && isHeld) {
      event.stopPropagation()
      grip.current = null
      hand.letGo()
    }
  }
  return (
    <button
      ref={button}
      type="button"
      className="proposed"
      data-on={isActive}
      data-held={isHeld}
      data-outside={isOutside === true}
      style={{ left: `${p.x}px`, top: `${p.y}px` }}
      aria-label={w.handle(name)}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        grip.current = null
        hand.letGo()
      }}
      onClick={() => !isActive && chooseEdit(store, index)}
      onKeyDown={press}
      onBlur={() => isHeld && grip.current === null && hand.drop()}
    >
      <Icon name={icon} size={isActive ? 16 : 12} />
      {isOutside && <small>{w.outsideMark}</small>}
    </button>
  )
}

/** The gain where the site stands, beside it. */
function Plate({ projection, place }: { projection: Projection; place: Place }) {
  const w = useScenarioWords().map
  const words = useWords()
  const n = useNumbers()
  const shown = useContrast()
  if (!shown) return null
  const { before, after } = shown.contrast
  const { x, y } = projection.toPixel(place.x, place.y)
  const right = x > 300
  const neighbour = shown.held?.answer?.neighbour
  return (
    <div
      className="plate"
      aria-hidden="true"
      style={{
        left: `${x + (right ? -30 : 30)}px`,
        top: `${y}px`,
        transform: `translate(${right ? '-100%' : '0'}, -50%)`,
      }}
    >
      <p>
        <b>{n.signed(after.placed - before.placed)}</b> {w.lostPlace}
      </p>
      <div>
        <span>{w.out}</span>
        <b>{n.signed(after.out - before.out)}</b>
      </div>
      <div>
        <span>{w.full}</span>
        <b>{n.signed(after.full - before.full)}</b>
      </div>
      {neighbour !== undefined && (
        <div>
          <span>{w.neighbour}</span>
          <b>{neighbour < 0 ? words.why.noSchool : n.metres(neighbour)}</b>
        </div>
      )}
    </div>
  )
}

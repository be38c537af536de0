import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Projection } from '../map/overlay.ts'
import { useApp, useScenarioWords, useShell } from '../panels/context.tsx'
import { Icon } from '../panels/parts/icons.tsx'
import { focusEditForm } from '../panels/scenario/edit-form.tsx'
import { zoneAt } from '../panels/scenario/street-centre.ts'
import { usePlace } from '../panels/scenario/use-place.ts'
import type { Edit } from '../scenario/edit.ts'
import { chooseEdit } from '../state/scenario-actions.ts'

/** Steps of the arrow keys in metres. */
const step = { plain: 50, shift: 250 }
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

interface Props {
  readonly edit: Edit
  readonly index: number
  readonly name: string
  readonly isActive: boolean
  readonly projection: Projection
}

interface Grip {
  /** From the middle of the site to the pointer. */
  readonly dx: number
  readonly dy: number
  /** Where the pointer is now. */
  x: number
  y: number
  moved: boolean
  /** The frame in which the site follows; 0 = it is where the pointer is. */
  frame: number
}

/** A proposed site: the pointer drags it, the arrow keys nudge it; Enter puts it down and then goes to its fields, Esc lets it go back. */
export function ProposedSite({ edit, index, name, isActive, projection }: Props) {
  const w = useScenarioWords().map
  const { store, hand } = useShell()
  const data = useApp((s) => s.study?.data)
  const isHeld = useApp((s) => s.held?.edit === index)
  const place = usePlace(edit, index)
  const grip = useRef<Grip | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // A site that was just placed is at hand for the arrow keys: the form that placed it has gone, and the focus with it.
    if (isActive && document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [isActive])
  useEffect(() => () => cancelAnimationFrame(grip.current?.frame ?? 0), [])
  if (!place) return null
  const p = projection.toPixel(place.x, place.y)
  const isOutside = isHeld && data?.zones && zoneAt(data, place) < 0
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    // No mouse events besides: the map would measure itself on each, which lays out the page once more a frame.
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!isActive) chooseEdit(store, index)
    const { clientX: x, clientY: y } = event
    grip.current = { dx: x - p.x, dy: y - p.y, x, y, moved: false, frame: 0 }
  }
  const follow = () => {
    const now = grip.current
    if (!now) return
    now.frame = 0
    const at = projection.toPlace(now.x - now.dx, now.y - now.dy)
    hand.hold(index, at.x, at.y)
  }
  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    const now = grip.current
    if (!now) return
    // A hand that trembles does not move a school.
    if (!now.moved && Math.hypot(x - now.dx - p.x, y - now.dy - p.y) < 3) return
    Object.assign(now, { x, y, moved: true })
    // Once a frame: whatever listens to the pointer besides must find the page as it was laid out.
    now.frame ||= requestAnimationFrame(follow)
  }
  const letGo = () => {
    cancelAnimationFrame(grip.current?.frame ?? 0)
    grip.current = null
  }
  const up = () => {
    if (grip.current?.frame) follow()
    if (grip.current?.moved) hand.drop()
    letGo()
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
    } else if (event.key === 'Enter' && (isHeld || isActive)) {
      event.preventDefault()
      if (isHeld) hand.drop()
      else focusEditForm()
    } else if (event.key === 'Escape' && isHeld) {
      event.stopPropagation()
      letGo()
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
      style={{ transform: `translate(${p.x}px, ${p.y}px)` }}
      aria-label={w.handle(name)}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        letGo()
        hand.letGo()
      }}
      onClick={() => !isActive && chooseEdit(store, index)}
      onKeyDown={press}
      onBlur={() => isHeld && grip.current === null && hand.drop()}
    >
      <Icon name={edit.op === 'estate' ? 'home' : 'school'} size={isActive ? 16 : 12} />
      {isOutside && <small>{w.outsideMark}</small>}
    </button>
  )
}

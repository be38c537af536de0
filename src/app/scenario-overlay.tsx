import { memo } from 'react'
import type { StudyData } from '../core/places.ts'
import { type Projection, useMapClick, useProjection } from '../map/overlay.ts'
import { useApp, useNumbers, useScenarioWords, useShell } from '../panels/context.tsx'
import { editedName } from '../panels/scenario/edit-text.ts'
import { newPlaceName } from '../panels/scenario/street-centre.ts'
import { usePlace } from '../panels/scenario/use-place.ts'
import type { Edit } from '../scenario/edit.ts'
import { addEstate, editChildren, nearestPoint } from '../state/edit-actions.ts'
import { placeOf } from '../state/hand.ts'
import type { Place, Tool } from '../state/outcome.ts'
import { addSite, siteOf } from '../state/scenario-actions.ts'
import { editAt, scenarioAt } from '../state/scenario-state.ts'
import { GainPlate } from './gain-plate.tsx'
import { ProposedSite } from './proposed-site.tsx'

/**
 * What is proposed, over the map, in magenta: new and moved sites that can be dragged, changed and closed ones as rings.
 * Drawn anew when the map moves or the scenario changes; only its parts follow the hand.
 */
export const ScenarioOverlay = memo(function ScenarioOverlay() {
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const tool = useApp((s) => s.tool)
  const scenario = useApp(scenarioAt)
  const data = useApp((s) => s.study?.data)
  const at = useApp(editAt)
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
  const shown = edits.flatMap((edit, k) => (edit.off || !placeOf(edit) ? [] : [{ edit, k }]))
  const active = shown.find(({ k }) => k === at)
  return (
    <>
      <svg className="overlay" width={width} height={height} aria-hidden="true">
        {method.distance !== 'matrix' &&
          shown.map(({ edit, k }) => {
            if (edit.op === 'estate') return null
            const metres = (edit.op === 'add' ? edit.threshold : undefined) ?? method.threshold
            return <Reach key={k} edit={edit} index={k} isActive={k === at} metres={metres} projection={projection} />
          })}
        {picked && <Picked id={picked} projection={projection} />}
        {active && <Ghost projection={projection} edit={active.edit} index={active.k} data={data} />}
        {edits.map((edit, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an edit is known by
          <Mark key={k} edit={edit} projection={projection} isActive={k === at} />
        ))}
      </svg>
      {shown.map(({ edit, k }) => (
        <ProposedSite
          key={k}
          edit={edit}
          index={k}
          isActive={k === at}
          projection={projection}
          name={editedName(data, edits, edit.id, lang)}
        />
      ))}
      {active && <GainPlate projection={projection} edit={active.edit} index={active.k} />}
    </>
  )
})

interface Shown {
  readonly edit: Edit
  readonly index: number
  readonly projection: Projection
}

function Reach({ edit, index, projection, isActive, metres }: Shown & { isActive: boolean; metres: number }) {
  const place = usePlace(edit, index)
  if (!place) return null
  const { x, y } = projection.toPixel(place.x, place.y)
  const r = projection.length(metres, place.x, place.y)
  return <circle className={isActive ? 'reach on' : 'reach'} cx={x} cy={y} r={r} />
}

/** Where the site stood before: in the baseline, or before the hand took it. */
function Ghost({ edit, index, projection, data }: Shown & { data: StudyData }) {
  const place = usePlace(edit, index)
  const from = edit.op === 'move' ? siteOf(data.sites, edit.id) : placeOf(edit)
  if (!place || !from) return null
  const [a, b] = [projection.toPixel(from.x, from.y), projection.toPixel(place.x, place.y)]
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

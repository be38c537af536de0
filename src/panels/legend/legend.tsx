import { memo, useEffect, useRef, useState } from 'react'
import { setView } from '../../state/store.ts'
import { axisPosition } from '../../symbology/legend.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { rampOf } from '../../symbology/ramp.ts'
import { breakNumber, shadeName } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { GroupKeys } from '../group-table.tsx'
import { Icon } from '../parts/icons.tsx'
import { useLayout } from '../parts/use-layout.ts'
import { RuleNote } from '../quality-section.tsx'
import { BreakField } from './break-field.tsx'
import { BreakHandle } from './break-handle.tsx'
import { ClassKeys } from './class-keys.tsx'
import { Histogram } from './histogram.tsx'
import { SchemeChoice } from './scheme-choice.tsx'
import './legend.css'

/** Pixels of the axis. */
const width = 280

/** The legend is a histogram of children on the axis of the quantity, over the classes of the map, whose breaks it moves. */
export const Legend = memo(function Legend({ picture, sheet, study, run }: Derived) {
  const w = useWords()
  const dw = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const layout = useLayout()
  const { theme, layers, mode, page, range, distribution } = useApp((s) => s.view)
  const isBeside = mode === 'compare' || (mode === 'explore' && page === 'balance')
  const hasRoom = layout === 'wide' && !distribution && !isBeside
  const [open, setOpen] = useState(hasRoom)
  // The drawer takes the map's lower part, the balance page or a comparison its side: there the legend steps back, and comes again.
  useEffect(() => setOpen(hasRoom), [hasRoom])
  const [typing, setTyping] = useState<{ place: number; text: string } | null>(null)
  const handles = useRef<HTMLDivElement>(null)
  const { shade, legend } = picture
  const palette = paletteOf(theme)
  const colours = rampOf(theme, shade)
  const labelled = spaced(
    shade.breaks.map((value) => axisPosition(shade, value) * width),
    shade.breaks.map((value) => 7 + 6 * breakNumber(shade, value, n).length),
  )
  const ends = w.shade.ends[shade.id]
  const name = shadeName(shade, run.method.measure, w)
  const hasLoad = study.data.sites.enrolment.some((pupils) => Number.isFinite(pupils))
  const hasStreets = sheet.rows.length > 0
  // A scenario is seen in the classes of the baseline, or the two could not be compared.
  const isFrozen = mode !== 'explore'
  const stopTyping = (back: boolean) => {
    const place = typing?.place
    setTyping(null)
    if (back)
      requestAnimationFrame(() =>
        handles.current?.querySelectorAll<HTMLElement>('[role="slider"]')[place ?? 0]?.focus(),
      )
  }

  return (
    <aside className="legend" aria-label={w.legend.show} data-open={open}>
      <button type="button" className="legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{name}</b>
        <span>{w.shade.units[shade.id]}</span>
        <Icon name={open ? 'down' : 'up'} size={12} />
      </button>
      {open && (
        <>
          <Histogram
            picture={picture}
            ends={ends}
            rows={sheet.rows}
            colours={colours}
            width={width}
            canBrush={!isFrozen && hasStreets}
          />
          <div className="breaks" ref={handles} data-frozen={isFrozen}>
            {shade.breaks.map((value, place) =>
              isFrozen ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a break is known by its place
                <span key={place} className="tick" style={{ '--x': axisPosition(shade, value) }}>
                  {labelled[place] && breakNumber(shade, value, n)}
                </span>
              ) : (
                <BreakHandle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a break is known by its place
                  key={place}
                  shade={shade}
                  place={place}
                  width={width}
                  isLabelled={labelled[place] === true && typing?.place !== place}
                  onType={(text) => setTyping({ place, text })}
                />
              ),
            )}
            {typing && typing.place < shade.breaks.length && (
              <BreakField
                key={typing.place}
                shade={shade}
                place={typing.place}
                text={typing.text}
                onDone={stopTyping}
              />
            )}
          </div>
          <ClassKeys picture={picture} colours={colours} hasStreets={hasStreets} canFilter={!isFrozen} />
          {isFrozen ? (
            <p className="legend-note">
              {dw.schemes[shade.choice.scheme]} · {dw.frozen}
            </p>
          ) : (
            <SchemeChoice shade={shade} legend={legend} />
          )}
          <p className="legend-note legend-foot">
            {range && !isFrozen ? (
              <button type="button" className="lk" onClick={() => setView(store, { range: null })}>
                {dw.clearRange}
              </button>
            ) : hasStreets ? (
              dw.key
            ) : (
              dw.keyPoints
            )}
            {hasStreets && !isFrozen && !distribution && (
              <button
                type="button"
                className="lk"
                id="open-distribution"
                aria-expanded={false}
                onClick={() => setView(store, { distribution: 'scatter' })}
              >
                {dw.open}
              </button>
            )}
          </p>
          {hasStreets && (legend.noData > 0 || picture.thin.includes(1)) && (
            <div className="keys">
              {legend.noData > 0 && (
                <span>
                  <i className="hatch" />
                  {w.legend.noData}
                </span>
              )}
              {picture.thin.includes(1) && (
                <span>
                  <i className="hatch" />
                  {w.legend.thin}
                </span>
              )}
            </div>
          )}
          {layers.sites && (
            <div className="keys sites">
              {hasLoad ? (
                palette.load.map((colour, k) => (
                  <span key={colour}>
                    <LoadMark colour={colour} level={k} />
                    {w.legend.loads[k]}
                  </span>
                ))
              ) : (
                <span>
                  <LoadMark colour={palette.ink3} level={0} />
                  {w.legend.otherSite}
                </span>
              )}
              <span>
                <LoadMark colour={palette.ink3} level={0} quality />
                {w.legend.qualitySite}
                <RuleNote />
              </span>
              <span className="mut">{hasLoad ? w.legend.loadNote : w.legend.area}</span>
            </div>
          )}
          {layers.groups && <GroupKeys />}
        </>
      )}
      {!open && (
        <div className="legend-strip" aria-hidden="true">
          {colours.map((colour, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a class is known by its place
            <span key={k}>
              <i style={{ background: colour }} />
              {k < shade.breaks.length && <em>{breakNumber(shade, shade.breaks[k]!, n)}</em>}
            </span>
          ))}
        </div>
      )}
    </aside>
  )
})

/** Load by colour and by shape, as on the map: ring, ring with core, full, full with an outer ring; a dot marks quality. */
function LoadMark({ colour, level, quality = false }: { colour: string; level: number; quality?: boolean }) {
  return (
    <svg className="load-mark" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      {level === 3 && <circle r="6" fill="none" stroke={colour} strokeWidth="1.2" />}
      <circle r="4" fill={level >= 2 ? colour : 'var(--siteo)'} stroke={colour} strokeWidth="1.6" />
      {level === 1 && <circle r="2" fill={colour} />}
      {quality && <circle r="1.8" fill="var(--site)" />}
    </svg>
  )
}

/** Which labels fit from left to right without touching; the others show when their handle has the hand or the focus. */
function spaced(places: readonly number[], widths: readonly number[]): boolean[] {
  let end = Number.NEGATIVE_INFINITY
  return places.map((x, k) => {
    const half = widths[k]! / 2
    if (x - half < end) return false
    end = x + half
    return true
  })
}

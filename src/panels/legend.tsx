import { useState } from 'react'
import { nameIn } from '../core/name.ts'
import { setView } from '../state/store.ts'
import { axisPosition } from '../symbology/legend.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'
import type { Shade } from '../symbology/shade.ts'
import { classLabel, shadeName, shadeNumber } from './class-label.ts'
import { useApp, useNumbers, useShell, useWords } from './context.tsx'
import type { Derived } from './derived.tsx'
import { Icon } from './parts/icons.tsx'
import { useLayout } from './parts/use-layout.ts'
import { RuleNote } from './quality-section.tsx'

const width = 276
const blockWidth = width / 24
/** The histogram never grows taller than this, however many streets share a column. */
const tallest = 100

/** The legend is a histogram: one block a street on the axis of the quantity, over the classes of the map. */
export function Legend({ picture, sheet, study, run }: Derived) {
  const w = useWords()
  const n = useNumbers()
  const { store } = useShell()
  const layout = useLayout()
  const { theme, selection, hover, lang, classFilter, layers } = useApp((s) => s.view)
  const [open, setOpen] = useState(layout === 'wide')
  const { shade, legend } = picture
  const palette = paletteOf(theme)
  const colours = rampOf(palette, shade.ramp)
  const at = (value: number) => axisPosition(shade, value) * width
  const labelled = spaced(shade.breaks.map(at), shade.unit === 'metres' ? 38 : 20)
  const edges = [0, ...shade.breaks.map(at), width]
  const blockHeight = Math.min(9, tallest / Math.max(1, legend.height) - 1)
  const stack = Math.max(4, legend.height) * (blockHeight + 1)
  const pivotTop = shade.pivot === null ? 0 : 14
  const top = pivotTop + 4
  const base = top + stack
  const ends = w.shade.ends[shade.id]
  const name = shadeName(shade, run.method.measure, w)
  const hasLoad = study.data.sites.enrolment.some((pupils) => Number.isFinite(pupils))

  const blockClass = (zone: number) => {
    const on = selection?.kind === 'zone' && selection.index === zone
    const over = hover?.kind === 'zone' && hover.index === zone
    return on || over ? 'ub on' : 'ub'
  }
  const title = `${name} · ${w.shade.units[shade.id]}`

  return (
    <aside className="legend" aria-label={w.legend.show} data-open={open}>
      <button type="button" className="legend-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{name}</b>
        <span>{w.shade.units[shade.id]}</span>
        <Icon name={open ? 'down' : 'up'} size={12} />
      </button>
      {open && sheet.rows.length > 0 && (
        <>
          <div className="legend-ends">
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </div>
          <svg width={width} height={base + 26} role="img" aria-label={title}>
            {shade.pivot !== null && (
              <g>
                <line className="zero" x1={at(shade.pivot)} x2={at(shade.pivot)} y1={pivotTop} y2={base} />
                <text className="c" x={at(shade.pivot)} y={10}>
                  {w.shade.pivot}
                </text>
              </g>
            )}
            {legend.blocks.map((block) => {
              const row = sheet.rows[block.zone]!
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the street table is the keyboard's way
                <rect
                  key={block.zone}
                  className={blockClass(block.zone)}
                  x={block.column * blockWidth + 0.5}
                  y={base - (block.level + 1) * (blockHeight + 1)}
                  width={blockWidth - 1.5}
                  height={blockHeight}
                  rx={1.5}
                  fill={colours[block.class]}
                  onPointerEnter={() => setView(store, { hover: { kind: 'zone', index: block.zone } })}
                  onPointerLeave={() => setView(store, { hover: null })}
                  onClick={() => setView(store, { selection: { kind: 'zone', index: block.zone } })}
                >
                  <title>
                    {nameIn(row.name, lang)} {shadeNumber(shade, picture.values[block.zone] ?? null, n)}
                  </title>
                </rect>
              )
            })}
            {colours.map((colour, k) => (
              <rect key={colour} x={edges[k]} y={base} width={edges[k + 1]! - edges[k]!} height={8} fill={colour} />
            ))}
            {shade.breaks.map((value, k) => (
              <g key={value}>
                <line className="br" x1={at(value)} x2={at(value)} y1={base} y2={base + 11} />
                {labelled[k] && (
                  <text x={at(value)} y={base + 22}>
                    {breakLabel(shade, value, n)}
                  </text>
                )}
              </g>
            ))}
          </svg>
          <ul className="keys">
            {legend.classes.map((entry) => {
              const range = classLabel(shade, entry, w, n)
              const on = classFilter === entry.class
              return (
                <li key={entry.class}>
                  <button
                    type="button"
                    aria-pressed={on}
                    title={w.legend.filter(range)}
                    aria-label={`${w.legend.filter(range)}: ${w.legend.count(n.int(entry.count))}`}
                    onClick={() => setView(store, { classFilter: on ? null : entry.class })}
                  >
                    <i style={{ background: colours[entry.class] }} />
                    {w.legend.count(n.int(entry.count))}
                  </button>
                </li>
              )
            })}
          </ul>
          <p className="legend-note">{w.legend.oneBlock}</p>
          {(legend.noData > 0 || picture.thin.includes(1)) && (
            <div className="keys">
              <span>
                <i className="hatch" />
                {legend.noData > 0 ? w.legend.noData : w.legend.thin}
              </span>
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
        </>
      )}
      {!open && (
        <div className="legend-strip" aria-hidden="true">
          {colours.map((colour, k) => (
            <span key={colour}>
              <i style={{ background: colour }} />
              {k < shade.breaks.length && <em>{breakLabel(shade, shade.breaks[k]!, n)}</em>}
            </span>
          ))}
        </div>
      )}
    </aside>
  )
}

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

/** Which labels fit from left to right without touching; a break without one is named by the classes beside it. */
function spaced(places: readonly number[], gap: number): boolean[] {
  let last = Number.NEGATIVE_INFINITY
  return places.map((x) => {
    if (x - last < gap) return false
    last = x
    return true
  })
}

function breakLabel(shade: Shade, value: number, n: ReturnType<typeof useNumbers>): string {
  return shade.unit === 'per-100' ? n.signedDecimal(value) : shadeNumber(shade, value, n)
}

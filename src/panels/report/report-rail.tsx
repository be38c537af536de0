import { type ReactNode, useId, useRef } from 'react'
import { type Block, type BlockContent, type BlockKind, type PresetId, paperOf } from '../../scenario/report.ts'
import { presets, wholeMap } from '../../scenario/report-presets.ts'
import { addBlock, addPage, moveBlock, movePage, removeBlock, removePage } from '../../state/report-actions.ts'
import { useApp, useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { useComposer, usePage, useReport, useReportWords } from './composer-context.tsx'

/** Left: the pages, and the blocks of the shown page. @param thumb draws a small picture of a page */
export function ReportRail({ thumb }: { thumb: (page: string) => ReactNode }) {
  return (
    <aside className="reprail" aria-label={useReportWords().screen.pages}>
      <Pages thumb={thumb} />
      <Blocks />
    </aside>
  )
}

/** Cards of the presets; each makes a page. */
export function PresetCards({ onDone }: { onDone?: () => void }) {
  const w = useReportWords()
  const { store } = useShell()
  const { showPage } = useComposer()
  const page = usePage()
  return (
    <div className="preset-cards">
      {[...presets, 'blank' as const].map((preset: PresetId | 'blank') => (
        <button
          key={preset}
          type="button"
          onClick={() => {
            showPage(addPage(store, preset, page?.id ?? null))
            onDone?.()
          }}
        >
          <PresetSketch preset={preset} />
          <span>
            <b>{w.presets[preset]?.[0]}</b>
            <small>{w.presets[preset]?.[1]}</small>
          </span>
        </button>
      ))}
    </div>
  )
}

/** A few strokes that tell the presets apart. */
function PresetSketch({ preset }: { preset: PresetId | 'blank' }) {
  const upright = preset === 'method'
  return (
    <svg className="sketch" width="44" height="34" viewBox="0 0 44 34" aria-hidden="true">
      <rect
        className="sheet"
        x={upright ? 11 : 1}
        y={upright ? 0.5 : 2}
        width={upright ? 23 : 42}
        height={upright ? 33 : 30}
      />
      {preset === 'brief' && (
        <>
          <rect className="fill" x="4" y="8" width="22" height="18" />
          <path d="M4 5.5h16M29 9h11M29 13h11M29 17h11M29 21h11M29 25h8" />
        </>
      )}
      {preset === 'comparison' && (
        <>
          <rect className="fill" x="4" y="8" width="17" height="11" />
          <rect className="fill" x="23" y="8" width="17" height="11" />
          <path d="M4 5.5h16M4 23h17M4 27h17M23 23h12M23 27h8" />
        </>
      )}
      {preset === 'atlas' && (
        <>
          <rect className="sheet" x="5" y="0.5" width="38" height="27" />
          <rect className="fill" x="8" y="6" width="20" height="18" />
          <path d="M31 8h9M31 12h9M31 16h6" />
        </>
      )}
      {preset === 'method' && <path d="M15 5h9M15 9h15M15 12h15M15 15h12M15 20h15M15 23h15M15 26h15M15 29h8" />}
      {preset === 'blank' && <path d="M22 12v10M17 17h10" />}
    </svg>
  )
}

function Pages({ thumb }: { thumb: (page: string) => ReactNode }) {
  const w = useReportWords()
  const n = useNumbers()
  const { store } = useShell()
  const { pages } = useReport()
  const { sheets, showPage, showSheet, sheet } = useComposer()
  const current = usePage()
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  return (
    <section className="sect pages">
      <div className="hd">
        <h2>{w.screen.pages}</h2>
        <button type="button" className="lk" popoverTarget={id}>
          {w.screen.add}
        </button>
      </div>
      <div className="menu preset-menu" id={id} popover="auto" ref={menu}>
        <PresetCards onDone={() => menu.current?.hidePopover()} />
      </div>
      <ol>
        {pages.map((page, k) => {
          const count = sheets.filter(({ pageId }) => pageId === page.id).length
          const name = page.each
            ? (w.presets[page.preset ?? 'blank']?.[0] ?? '')
            : sheets.find(({ pageId }) => pageId === page.id)?.name
          return (
            <li key={page.id} data-on={page.id === current?.id}>
              <button
                type="button"
                className="pg"
                aria-current={page.id === current?.id ? 'page' : undefined}
                onClick={() => showPage(page.id)}
              >
                <span className="no">{k + 1}</span>
                {thumb(page.id)}
                <span className="pgname">
                  <b>{name}</b>
                  <small>
                    {page.each ? w.screen.street : w.presets[page.preset ?? 'blank']?.[1]}
                    {count > 1 && ` · ${n.int(count)}`}
                  </small>
                </span>
              </button>
              {page.id === current?.id && (
                <span className="pgtools">
                  <Tool icon="up" label={w.screen.up} disabled={k === 0} onClick={() => movePage(store, page.id, -1)} />
                  <Tool
                    icon="down"
                    label={w.screen.down}
                    disabled={k === pages.length - 1}
                    onClick={() => movePage(store, page.id, 1)}
                  />
                  <Tool
                    icon="bin"
                    label={w.screen.removePage}
                    onClick={() => {
                      removePage(store, page.id)
                      showSheet(Math.max(0, sheet - 1))
                    }}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Tool({
  icon,
  label,
  disabled = false,
  onClick,
}: {
  icon: 'up' | 'down' | 'bin'
  label: string
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <button type="button" className="ib sm" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={14} />
    </button>
  )
}

/** Every kind of block with what it begins as. */
const fresh: Readonly<Record<BlockKind, BlockContent>> = {
  title: { kind: 'title', text: '', subtitle: '' },
  headline: { kind: 'headline', text: '' },
  map: { kind: 'map', ...wholeMap },
  maps: { kind: 'maps', scenarios: null, ...wholeMap, change: true },
  legend: { kind: 'legend', of: '' },
  scale: { kind: 'scale', of: '' },
  north: { kind: 'north', of: '' },
  parts: { kind: 'parts', scenario: '' },
  kpis: { kind: 'kpis', scenario: '', items: null },
  table: { kind: 'table', subject: 'streets', limit: 10 },
  chart: { kind: 'chart', subject: 'net', scenario: '' },
  text: { kind: 'text', text: '' },
  method: { kind: 'method', full: false },
  field: { kind: 'field', subject: 'approval' },
  footer: { kind: 'footer' },
  logo: { kind: 'logo' },
}

/** What a block is called in lists: its kind, with its subject where it has one. */
export function useBlockName(): (block: Block) => string {
  const w = useReportWords()
  return (block) => {
    if (block.kind === 'table') return w.tables[block.subject]
    if (block.kind === 'chart') return w.charts[block.subject]
    if (block.kind === 'field') return w.fields[block.subject]
    return w.kinds[block.kind]
  }
}

function Blocks() {
  const w = useReportWords()
  const { store } = useShell()
  const page = usePage()
  const { block, choose } = useComposer()
  const lang = useApp((s) => s.view.lang)
  const nameOf = useBlockName()
  if (!page) return null
  return (
    <section className="sect last blocks">
      <div className="hd">
        <h2>{w.screen.blocks}</h2>
        <span className="note">{w.screen.dragNote}</span>
      </div>
      <ul>
        {page.blocks.map((entry, k) => (
          <li key={entry.id} data-on={entry.id === block}>
            <button type="button" className="blk" aria-pressed={entry.id === block} onClick={() => choose(entry.id)}>
              {nameOf(entry)}
            </button>
            {entry.id === block && (
              <span className="pgtools">
                <Tool
                  icon="up"
                  label={w.screen.back}
                  disabled={k === 0}
                  onClick={() => moveBlock(store, page.id, entry.id, -1)}
                />
                <Tool
                  icon="down"
                  label={w.screen.front}
                  disabled={k === page.blocks.length - 1}
                  onClick={() => moveBlock(store, page.id, entry.id, 1)}
                />
                <Tool
                  icon="bin"
                  label={w.screen.remove}
                  onClick={() => {
                    removeBlock(store, page.id, entry.id)
                    choose(null)
                  }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <select
        className="field"
        aria-label={w.screen.addBlock}
        value=""
        lang={lang}
        onChange={(event) => choose(addBlock(store, page.id, fresh[event.target.value as BlockKind]))}
      >
        <option value="" disabled>
          ＋ {w.screen.addBlock}
        </option>
        {(Object.keys(fresh) as BlockKind[]).map((kind) => (
          <option key={kind} value={kind}>
            {w.kinds[kind]}
          </option>
        ))}
      </select>
    </section>
  )
}

/** 297 × 210 mm. */
export function usePaperText(): string {
  const w = useReportWords()
  const n = useNumbers()
  const page = usePage()
  if (!page) return ''
  const { width, height } = paperOf(page)
  return w.screen.mm(n.int(width), n.int(height))
}

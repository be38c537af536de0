import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useNumbers, useShell } from '../../panels/context.tsx'
import { Icon } from '../../panels/parts/icons.tsx'
import { useComposer, usePage, useReportWords } from '../../panels/report/composer-context.tsx'
import { useBlockName } from '../../panels/report/report-rail.tsx'
import type { FaceId } from '../../report/fonts/face.ts'
import { LOGO } from '../../report/page/block.ts'
import { drawPage } from '../../report/page/draw-canvas.ts'
import { gridOf } from '../../report/page/lay-out.ts'
import { type Block, GRID, type ReportPage } from '../../scenario/report.ts'
import { letGoOfBlock, placeBlock, removeBlock } from '../../state/report-actions.ts'
import { familiesOf, type Layout } from './printer.ts'
import type { Pictures } from './use-report.ts'

interface Props {
  readonly layout: Layout | null
  readonly pictures: Pictures
  readonly logo: HTMLImageElement | null
  readonly editable: boolean
  /** What stands over the sheet instead of its state: an error. */
  readonly problem: string | null
}

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]

/** The sheet as it will come out, with its blocks to take hold of. */
export function ReportStage({ layout, pictures, logo, editable, problem }: Props) {
  const w = useReportWords().screen
  const n = useNumbers()
  const { sheet, showSheet, choose } = useComposer()
  const [zoom, setZoom] = useState<number | null>(null)
  const desk = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 800, height: 600 })
  useEffect(() => {
    if (!desk.current) return
    const watch = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect))
    watch.observe(desk.current)
    return () => watch.disconnect()
  }, [])
  const page = layout?.pages[sheet]
  const fit = page ? Math.min(room.width / page.width, room.height / page.height) : 1
  // CSS pixels per point.
  const scale = zoom === null ? Math.max(0.1, fit) : (zoom * 96) / 72
  const percent = Math.round((scale * 72 * 100) / 96)
  const step = (by: 1 | -1) => {
    const now = percent / 100
    const next = by > 0 ? zooms.find((z) => z > now + 0.01) : zooms.findLast((z) => z < now - 0.01)
    if (next) setZoom(next)
  }
  const count = layout?.pages.length ?? 0
  return (
    <main className="repdesk">
      <h1 className="sr">{w.label}</h1>
      <div className="deskbar">
        <span className="turn">
          <button
            type="button"
            className="ib"
            aria-label={w.previous}
            title={w.previous}
            disabled={sheet <= 0}
            onClick={() => showSheet(sheet - 1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="ib"
            aria-label={w.next}
            title={w.next}
            disabled={sheet >= count - 1}
            onClick={() => showSheet(sheet + 1)}
          >
            <Icon name="down" />
          </button>
          <span className="of">{count > 0 && w.pageOf(n.int(sheet + 1), n.int(count))}</span>
        </span>
        <span className="state" role="status">
          {problem ?? (pictures.isDrawing ? w.drawing : '')}
        </span>
        <span className="zoom">
          <button type="button" className="ib" aria-label={w.zoomOut} title={w.zoomOut} onClick={() => step(-1)}>
            <Icon name="minus" />
          </button>
          <span>{n.int(percent)}%</span>
          <button type="button" className="ib" aria-label={w.zoomIn} title={w.zoomIn} onClick={() => step(1)}>
            <Icon name="plus" />
          </button>
          <button type="button" className="btn sm" aria-pressed={zoom === null} onClick={() => setZoom(null)}>
            {w.fit}
          </button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the blocks lets go of them, as Escape does */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className="papers-desk"
        ref={desk}
        data-fit={zoom === null}
        onClick={(event) => event.target === event.currentTarget && choose(null)}
      >
        {layout && page && (
          <Sheet
            key={sheet}
            layout={layout}
            sheet={sheet}
            scale={scale}
            pictures={pictures}
            logo={logo}
            editable={editable}
          />
        )}
      </div>
    </main>
  )
}

interface SheetProps extends Omit<Props, 'layout' | 'problem'> {
  readonly layout: Layout
  readonly sheet: number
  readonly scale: number
}

function Sheet({ layout, sheet, scale, pictures, logo, editable }: SheetProps) {
  const page = layout.pages[sheet]!
  const current = usePage()
  const isOwn = current !== null && layout.pageIds[sheet] === current.id && page.blocks.length === current.blocks.length
  return (
    <div
      className="paper"
      ref={(element) => {
        if (!element) return
        element.style.width = `${page.width * scale}px`
        element.style.height = `${page.height * scale}px`
      }}
    >
      <PageCanvas layout={layout} sheet={sheet} scale={scale} pictures={pictures} logo={logo} label={page.name} />
      {editable && isOwn && <Blocks page={current} scale={scale} />}
    </div>
  )
}

/** A sheet on a canvas; also the thumbnails of the page list. */
export function PageCanvas({
  layout,
  sheet,
  scale,
  pictures,
  logo,
  label,
}: Omit<SheetProps, 'editable'> & { label: string }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const [families, setFamilies] = useState<Readonly<Record<FaceId, string>> | null>(null)
  useEffect(() => {
    let isOn = true
    void familiesOf(layout).then((ready) => isOn && setFamilies(ready))
    return () => {
      isOn = false
    }
  }, [layout])
  const { version } = pictures
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` tells that a picture has come
  useEffect(() => {
    const canvas = ref.current
    const page = layout.pages[sheet]
    if (!canvas || !page || !families) return
    const ratio = scale * Math.min(3, devicePixelRatio)
    canvas.width = Math.round(page.width * ratio)
    canvas.height = Math.round(page.height * ratio)
    const pen = canvas.getContext('2d', { alpha: false })
    if (!pen) return
    drawPage(pen, page, { families, ratio, picture: (key) => (key === LOGO ? logo : pictures.picture(key)) })
    canvas.dataset['drawn'] = String(sheet)
  }, [layout, sheet, scale, families, version, logo])
  return <canvas ref={ref} role="img" aria-label={label} />
}

function Blocks({ page, scale }: { page: ReportPage; scale: number }) {
  const { boxOf } = gridOf(page)
  const pitch = {
    x:
      (boxOf({ column: 1, row: 0, columns: 1, rows: 1 }).x - boxOf({ column: 0, row: 0, columns: 1, rows: 1 }).x) *
      scale,
    y:
      (boxOf({ column: 0, row: 1, columns: 1, rows: 1 }).y - boxOf({ column: 0, row: 0, columns: 1, rows: 1 }).y) *
      scale,
  }
  return (
    <div className="blocks-over">
      {page.blocks.map((block) => (
        <Handle key={block.id} page={page} block={block} scale={scale} pitch={pitch} />
      ))}
    </div>
  )
}

interface HandleProps {
  readonly page: ReportPage
  readonly block: Block
  readonly scale: number
  /** CSS pixels from cell to cell. */
  readonly pitch: { readonly x: number; readonly y: number }
}

/** A block to be chosen, dragged and resized, by pointer or keyboard, cell by cell. */
function Handle({ page, block, scale, pitch }: HandleProps) {
  const w = useReportWords().screen
  const { store } = useShell()
  const { block: chosen, choose } = useComposer()
  const nameOf = useBlockName()
  const isChosen = chosen === block.id
  const start = useRef<{ x: number; y: number; place: Block['place']; corner: boolean } | null>(null)
  const { boxOf } = gridOf(page)
  const box = boxOf(block.place)

  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    choose(block.id)
    const corner = (event.target as HTMLElement).dataset['corner'] !== undefined
    start.current = { x: event.clientX, y: event.clientY, place: block.place, corner }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const from = start.current
    if (!from) return
    const [dx, dy] = [Math.round((event.clientX - from.x) / pitch.x), Math.round((event.clientY - from.y) / pitch.y)]
    const { column, row, columns, rows } = from.place
    placeBlock(
      store,
      page.id,
      block,
      from.corner
        ? {
            column,
            row,
            columns: Math.min(columns + dx, GRID.columns - column),
            rows: Math.min(rows + dy, GRID.rows - row),
          }
        : { ...from.place, column: column + dx, row: row + dy },
    )
  }
  const up = () => {
    if (start.current) letGoOfBlock(store)
    start.current = null
  }
  const key = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      const [dx, dy] = step
      const { column, row, columns, rows } = block.place
      placeBlock(
        store,
        page.id,
        block,
        event.shiftKey
          ? { column, row, columns: columns + dx, rows: rows + dy }
          : { column: column + dx, row: row + dy, columns, rows },
      )
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      removeBlock(store, page.id, block.id)
      choose(null)
    } else if (event.key === 'Escape') choose(null)
  }
  return (
    <button
      type="button"
      className="handle"
      aria-pressed={isChosen}
      aria-label={w.moveBlock(nameOf(block))}
      ref={(element) => {
        if (!element) return
        element.style.left = `${box.x * scale}px`
        element.style.top = `${box.y * scale}px`
        element.style.width = `${box.width * scale}px`
        element.style.height = `${box.height * scale}px`
      }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onClick={() => choose(block.id)}
      onKeyDown={key}
      onKeyUp={() => letGoOfBlock(store)}
    >
      {isChosen && (
        <>
          <span className="tagname">{nameOf(block)}</span>
          <span className="corner" data-corner="" title={w.resize} />
        </>
      )}
    </button>
  )
}

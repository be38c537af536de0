import { useEffect, useRef } from 'react'
import { measureOf } from '../../core/fca/measures/list.ts'
import { classingOf } from '../../state/classing.ts'
import { type Picture, pictureOf } from '../../state/derived/picture.ts'
import { setView } from '../../state/store.ts'
import { paletteOf } from '../../symbology/palette.ts'
import { rampOf } from '../../symbology/ramp.ts'
import { shadesFor } from '../../symbology/shade.ts'
import { breakNumber, shadeName } from '../class-label.ts'
import { useApp, useDistributionWords, useNumbers, useShell, useWords } from '../context.tsx'
import type { Derived } from '../derived.tsx'
import { drawSmallMap } from './small-map.ts'
import { useSize } from './use-size.ts'

/** A picture of each quantity, side by side; a click brings one onto the map. */
export function SmallMaps(derived: Derived) {
  const { study, run, picture } = derived
  const classing = useApp(classingOf)
  return (
    <ul className="small-maps">
      {shadesFor(measureOf(run.method.measure)).map((id) => (
        <li key={id}>
          <SmallMap
            derived={derived}
            picture={id === picture.shade.id ? picture : pictureOf(study.data, run, id, classing)}
            isShown={id === picture.shade.id}
          />
        </li>
      ))}
    </ul>
  )
}

function SmallMap({ derived, picture, isShown }: { derived: Derived; picture: Picture; isShown: boolean }) {
  const w = useWords()
  const dw = useDistributionWords()
  const n = useNumbers()
  const { store } = useShell()
  const theme = useApp((s) => s.view.theme)
  const box = useRef<HTMLSpanElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, height] = useSize(box)
  const { study, run } = derived
  const { shade, zoneClass } = picture
  const colours = rampOf(theme, shade)
  const name = shadeName(shade, run.method.measure, w)
  // Drawn again only when a street changes its colour, or the stamp its size.
  const look = [...zoneClass].map((c) => colours[c] ?? null)
  const key = look.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `look`
  useEffect(() => {
    if (!canvas.current || width === 0) return
    const palette = paletteOf(theme)
    canvas.current.width = Math.round(width * devicePixelRatio)
    canvas.current.height = Math.round(height * devicePixelRatio)
    const ink = { fills: look, line: palette.mapline, edge: palette.edge, none: palette.line2 }
    drawSmallMap(canvas.current, study.data, ink)
  }, [study, theme, key, width, height])

  return (
    <button
      type="button"
      className="small-map"
      aria-pressed={isShown}
      title={dw.showOnMap(name)}
      onClick={() => setView(store, { shade: shade.id, classFilter: null, range: null })}
    >
      <span className="small-title">
        <b>{name}</b>
        <small>{isShown ? dw.onMap : w.shade.units[shade.id]}</small>
      </span>
      <span className="small-box" ref={box}>
        <canvas ref={canvas} />
      </span>
      <span className="small-strip" aria-hidden="true">
        {colours.map((colour, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is known by its place
          <i key={k} style={{ background: colour }} />
        ))}
      </span>
      {shade.breaks.length > 0 && (
        <span className="small-ends" aria-hidden="true">
          <span>{w.legend.below(breakNumber(shade, shade.breaks[0]!, n))}</span>
          <span>{w.legend.above(breakNumber(shade, shade.breaks.at(-1)!, n))}</span>
        </span>
      )}
    </button>
  )
}

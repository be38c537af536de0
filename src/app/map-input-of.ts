import type { MapInput } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import { cellClasses } from '../state/derived/picture.ts'
import type { View } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'

const none = new Uint8Array(0)

/** What the map draws of the state; the image export draws the same. */
export function mapInput({ study, picture, run }: Pick<Derived, 'study' | 'picture' | 'run'>, view: View): MapInput {
  const palette = paletteOf(view.theme)
  const colours = rampOf(view.theme, picture.shade)
  return {
    data: study.data,
    zoneOf: study.zoneOf,
    lang: view.lang,
    theme: view.theme,
    layers: view.layers,
    colours: { zone: colours, cell: colours, load: palette.load },
    classes: {
      zone: picture.zoneClass,
      cell: view.layers.cells ? cellClasses(picture, run.analysis) : none,
      load: picture.siteLoad,
    },
    thin: picture.thin,
    dimmed: none,
    quality: picture.siteQuality,
    siteLook: 'load',
    siteShown: picture.siteShown,
    selection: view.selection,
    hover: view.hover,
  }
}

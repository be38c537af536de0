import type { MapInput } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import type { View } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'

/** What the map draws of the state; the image export draws the same. */
export function mapInput({ study, picture }: Pick<Derived, 'study' | 'picture'>, view: View): MapInput {
  const palette = paletteOf(view.theme)
  const colours = rampOf(palette, picture.shade.ramp)
  return {
    data: study.data,
    zoneOf: study.zoneOf,
    lang: view.lang,
    theme: view.theme,
    layers: view.layers,
    colours: { zone: colours, cell: colours, load: palette.load },
    classes: { zone: picture.zoneClass, cell: picture.pointClass, load: picture.siteLoad },
    thin: picture.thin,
    quality: picture.siteQuality,
    siteLook: 'load',
    siteShown: picture.siteShown,
    selection: view.selection,
    hover: view.hover,
  }
}

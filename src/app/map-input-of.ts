import type { SiteTable } from '../core/places.ts'
import type { LinkedSites, MapInput } from '../map/map-input.ts'
import type { Derived } from '../panels/derived.tsx'
import { cellClasses } from '../state/derived/picture.ts'
import type { View } from '../state/view.ts'
import { paletteOf } from '../symbology/palette.ts'
import { rampOf } from '../symbology/ramp.ts'

const none = new Uint8Array(0)

const knownLinks = new WeakMap<Float64Array, LinkedSites>()

/** Sites with their places, as one object for as long as they are the same. */
export function linked(sites: SiteTable, capacity: Float64Array): LinkedSites {
  const found = knownLinks.get(capacity)
  if (found?.sites === sites) return found
  const built = { sites, capacity }
  knownLinks.set(capacity, built)
  return built
}

/** What the map draws of the state; the image export draws the same. */
export function mapInput({ study, picture, run }: Pick<Derived, 'study' | 'picture' | 'run'>, view: View): MapInput {
  const palette = paletteOf(view.theme)
  const colours = rampOf(view.theme, picture.shade)
  return {
    data: study.data,
    squares: study.squares,
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
    links: linked(study.data.sites, run.analysis.capacity),
    siteLook: 'load',
    siteShown: picture.siteShown,
    selection: view.selection,
    hover: view.hover,
  }
}

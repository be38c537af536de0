/** The two grounds that every colour is made for. */
export type Ground = 'light' | 'dark'

/** Map colours of one ground, `#rrggbb`. Map, legend and report read the same table. */
export interface Palette {
  /** Panel and paper. */
  readonly bg: string
  /** Map outside the district. */
  readonly ground: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly line2: string
  /** Selection and focus. */
  readonly act: string
  /** Everything proposed; never a built school. */
  readonly prop: string
  /** Diverging, short to spare, pinned at zero; five classes. */
  readonly gap: readonly [string, string, string, string, string]
  /** Site load: under 70 %, to 100 %, to 110 %, over. */
  readonly load: readonly [string, string, string, string]
  /** The three-part bar: with a place, in reach but no place, out of reach. */
  readonly parts: readonly [string, string, string]
  /** Borders between streets. */
  readonly mapline: string
  /** Outline of the district. */
  readonly edge: string
  /** Glow around the district, with its strength 0–1. */
  readonly halo: string
  readonly haloOpacity: number
  /** Neighbouring districts: lines, names. */
  readonly nbr: string
  readonly nbl: string
  readonly graticule: string
  /** Site discs: ink of a quality site and of every ring; paper of an open disc. */
  readonly site: string
  readonly siteo: string
}

const light: Palette = {
  bg: '#ffffff',
  ground: '#e7eced',
  ink: '#13222a',
  ink2: '#445660',
  ink3: '#54666f',
  line: '#dde3e4',
  line2: '#c3cccf',
  act: '#1a5a9e',
  prop: '#b0146f',
  gap: ['#ad4f24', '#e5ab7c', '#f4f1e6', '#a5cdd0', '#33808e'],
  load: ['#7fb2d6', '#6d7d86', '#e2a62b', '#5a2d91'],
  parts: ['#33808e', '#e5ab7c', '#ad4f24'],
  mapline: '#ffffff',
  edge: '#2b3b43',
  halo: '#ffffff',
  haloOpacity: 0.75,
  nbr: '#c9d2d4',
  nbl: '#5a6b74',
  graticule: '#dbe2e3',
  site: '#13222a',
  siteo: '#ffffff',
}

const dark: Palette = {
  bg: '#12191d',
  ground: '#0a0f12',
  ink: '#e9eff1',
  ink2: '#aebbc1',
  ink3: '#8b9aa1',
  line: '#253037',
  line2: '#3b4951',
  act: '#7db4ec',
  prop: '#ff7cc4',
  gap: ['#e2834f', '#8f583a', '#333c40', '#2c6470', '#5cb6c4'],
  load: ['#7fb2d6', '#6d7d86', '#f0c35c', '#8f6bf0'],
  parts: ['#5cb6c4', '#b07249', '#e2834f'],
  mapline: '#0d1316',
  edge: '#7d8d94',
  halo: '#000000',
  haloOpacity: 0.35,
  nbr: '#222d33',
  nbl: '#7a8990',
  graticule: '#141c20',
  site: '#f4f7f8',
  siteo: '#12191d',
}

/** The map colours for a light or a dark ground. */
export function paletteOf(theme: Ground): Palette {
  return theme === 'dark' ? dark : light
}

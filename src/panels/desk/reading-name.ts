import type { DeskWords } from '../../i18n/desk-zh.ts'

/** How a reading of coordinates is called: GCJ-02, CGCS2000 …, EPSG:4548, with the order where it is swapped. */
export function readingName({ system, swapped }: { system: string; swapped: boolean }, w: DeskWords): string {
  const name = systemName(system, w)
  if (!swapped) return name
  return system === 'WGS84' ? w.place.swap : `${name} + ${w.place.swap}`
}

export function systemName(system: string, w: DeskWords): string {
  const { short, planar } = w.place
  if (system in short) return short[system as keyof typeof short]
  if (system in planar) return planar[system as keyof typeof planar]
  // The text of a .prj begins with the system's own name.
  return /^\s*\w+\s*\[\s*"([^"]+)"/.exec(system)?.[1] ?? system
}

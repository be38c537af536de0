import type { MapInput } from './map-input.ts'

/** All that layers are made of; what else changes goes through sources and feature-state. */
export interface Look extends Pick<MapInput, 'theme' | 'layers' | 'colours' | 'siteLook'> {
  /** The street that is picked; −1 = none. */
  readonly selectedZone: number
  /** The group whose site is looked at; empty = none. */
  readonly group: string
}

export function lookOf(input: MapInput): Look {
  const { theme, layers, colours, siteLook, data, hover, selection } = input
  const site = hover?.kind === 'site' ? hover : selection
  return {
    theme,
    layers,
    colours,
    siteLook,
    selectedZone: selection?.kind === 'zone' ? selection.index : -1,
    group: layers.groups && site?.kind === 'site' ? (data.sites.group[site.index] ?? '') : '',
  }
}

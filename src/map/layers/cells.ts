import type { Squares } from '../../core/squares.ts'
import type { Palette } from '../../symbology/palette.ts'
import type { MapInput } from '../map-input.ts'

/** Demand cells as they are drawn, as plain data; arrays are told apart by identity. */
export interface CellsView {
  readonly squares: Squares
  /** A class per square: an index into `colours`, 255 = no data, which is hatched; anything else is not drawn. */
  readonly classes: Uint8Array
  readonly colours: readonly string[]
  readonly hatch: { readonly ink: string; readonly ground: string }
}

/** The one layer that MapLibre does not draw; it lies below the layer `cellsBelow`. */
export const cellsId = 'cells'
export const cellsBelow = 'veil'

/** Demand cells in class colours; `null` = not shown. */
export function cellsOf({ squares, layers, classes, colours }: MapInput, palette: Palette): CellsView | null {
  if (!layers.cells) return null
  return {
    squares,
    classes: classes.cell,
    colours: colours.cell,
    hatch: { ink: palette.line2, ground: palette.ground },
  }
}

/** Nothing of the picture changes. */
export function isSameCells(a: CellsView | null, b: CellsView | null): boolean {
  if (!a || !b) return a === b
  const inks = ({ colours, hatch }: CellsView) => [...colours, hatch.ink, hatch.ground].join()
  return a.squares === b.squares && a.classes === b.classes && inks(a) === inks(b)
}

import type { Ground } from './palette.ts'
import type { Ramp, Shade } from './shade.ts'

type List = readonly string[]

/** Ramps of one hue, little to much, for 3, 4, … 7 classes; on the dark ground the bright end is the extreme. */
const sequential: Readonly<Record<Ground, Readonly<Record<Exclude<Ramp, 'gap'>, readonly List[]>>>> = {
  light: {
    coverage: [
      ['#f8f5dc', '#5192a6', '#173e68'],
      ['#f8f5dc', '#75b4b3', '#36799b', '#173e68'],
      ['#f8f5dc', '#91c3b7', '#5494a7', '#2f6c91', '#173e68'],
      ['#f8f5dc', '#a3ccba', '#66a6ae', '#4183a0', '#2a6389', '#173e68'],
      ['#f8f5dc', '#add2bb', '#73b2b3', '#5494a7', '#35789b', '#265c83', '#173e68'],
    ],
    lack: [
      ['#f7f1e4', '#c97c48', '#7f3212'],
      ['#f7f1e4', '#dfa06c', '#b7622f', '#7f3212'],
      ['#f7f1e4', '#e5b286', '#cb7f4b', '#ab5729', '#7f3212'],
      ['#f7f1e4', '#e8be96', '#d7925f', '#bf6c38', '#a35024', '#7f3212'],
      ['#f7f1e4', '#ebc6a1', '#dfa06c', '#cb7f4b', '#b8622f', '#9d4b21', '#7f3212'],
    ],
  },
  dark: {
    coverage: [
      ['#23303a', '#3689a1', '#dbe9ba'],
      ['#23303a', '#2c6d88', '#58a5ab', '#d8e8ba'],
      ['#23303a', '#275e79', '#3588a0', '#6eb8b2', '#dbe9ba'],
      ['#23303a', '#255571', '#307993', '#4c9ba8', '#7fc1b5', '#dbe9ba'],
      ['#23303a', '#244f69', '#2c6d88', '#3588a0', '#5ba7ac', '#8cc7b6', '#d8e8ba'],
    ],
    lack: [
      ['#262c2d', '#a4623e', '#f6b48f'],
      ['#262c2d', '#805137', '#c97344', '#f6b48f'],
      ['#262c2d', '#6d4833', '#a6633e', '#d38155', '#f5b38e'],
      ['#262c2d', '#614230', '#8f583a', '#bb6c41', '#da8b61', '#f6b48f'],
      ['#262c2d', '#593e2e', '#805137', '#a5623e', '#c97344', '#de9167', '#f5b38e'],
    ],
  },
}

/** The diverging scale: its middle, and its two arms by length from 1, each from beside the middle to the extreme. */
interface Diverging {
  readonly middle: string
  /** Petrol beside rust, where no class lies between them. */
  readonly pale: string
  readonly short: readonly List[]
  readonly spare: readonly List[]
}

const diverging: Readonly<Record<Ground, Diverging>> = {
  light: {
    middle: '#f4f1e6',
    pale: '#c2dcdd',
    short: [
      ['#ad4f24'],
      ['#e5ab7c', '#ad4f24'],
      ['#e5ab7c', '#ad4f24', '#7f3212'],
      ['#e2a678', '#bf6b40', '#943f1a', '#4d1b06'],
      ['#e8b48a', '#cd8255', '#b3582e', '#863615', '#4c1b06'],
      ['#eabd97', '#d69164', '#bf6b40', '#a84c22', '#7d3112', '#4c1b06'],
      ['#ecc5a3', '#de9f70', '#ca7d51', '#b75f34', '#9f461f', '#793011', '#501d07'],
    ],
    spare: [
      ['#33808e'],
      ['#a5cdd0', '#33808e'],
      ['#a5cdd0', '#33808e', '#165763'],
      ['#8ab9bf', '#448a97', '#1d606d', '#062e37'],
      ['#9ac5c9', '#619da7', '#307b89', '#165763', '#062e37'],
      ['#a3cccf', '#72a8b1', '#448a97', '#276f7c', '#13505b', '#062e37'],
    ],
  },
  dark: {
    middle: '#333c40',
    pale: '#2f4c54',
    short: [
      ['#e2834f'],
      ['#8f583a', '#e2834f'],
      ['#8f583a', '#e2834f', '#f6b48f'],
      ['#86563c', '#c17247', '#ee9f74', '#fde3cf'],
      ['#78523d', '#aa6641', '#d87e4d', '#f2aa83', '#fde3cf'],
      ['#6d4f3e', '#9c5f3e', '#c17247', '#e58a59', '#f5b28d', '#fde2ce'],
      ['#644c3f', '#90593a', '#b16a43', '#d27b4b', '#ea9769', '#f7ba97', '#fde3cf'],
    ],
    spare: [
      ['#5cb6c4'],
      ['#2c6470', '#5cb6c4'],
      ['#2c6470', '#5cb6c4', '#a9e3ec'],
      ['#316c78', '#4894a1', '#78c6d2', '#e8fbfd'],
      ['#2d636e', '#3f8491', '#54a8b5', '#8bd1dc', '#e8fbfd'],
      ['#2f5d68', '#397a87', '#4894a1', '#5bb5c3', '#97d8e2', '#e8fbfd'],
    ],
  },
}

/**
 * Class colours of a shade, first class first. Neighbours stay at least 7 apart (CIEDE2000) for every type of colour
 * vision and in grey; a test holds that.
 */
export function rampOf(ground: Ground, { ramp, breaks, pivot }: Pick<Shade, 'ramp' | 'breaks' | 'pivot'>): List {
  if (ramp === 'gap') return divergingRamp(diverging[ground], breaks, pivot ?? 0)
  const lists = sequential[ground][ramp]
  const list = lists.find(({ length }) => length === breaks.length + 1)
  // One or two classes, where there are no more distinct values: the ends of the shortest list.
  return list ?? (breaks.length === 0 ? [lists[0]![1]!] : [lists[0]![0]!, lists[0]![2]!])
}

/** Rust below the pivot, petrol above it, the pale middle for the class that holds it: whatever the breaks are. */
function divergingRamp({ middle, pale, short, spare }: Diverging, breaks: readonly number[], pivot: number): List {
  // A break on the pivot: the class above it begins with balance.
  const below = breaks.filter((value) => value <= pivot).length
  const above = breaks.filter((value) => value >= pivot).length
  const arm = (arms: readonly List[], length: number): List => arms[length - 1] ?? []
  if (below + above > breaks.length) {
    // No class holds the pivot: without the palest rust, and with a paler petrol, the arms stay apart in grey too.
    const shorts = arm(short, below + 1)
      .slice(1)
      .toReversed()
    return [...shorts, pale, ...arm(spare, above).slice(1)]
  }
  return [...arm(short, below).toReversed(), middle, ...arm(spare, above)]
}

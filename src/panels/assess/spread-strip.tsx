import { reaches } from '../../core/balance/balance.ts'

const WIDTH = 128
const HEIGHT = 22

interface Props {
  readonly values: Float64Array
  readonly mean: number
  readonly norm: number | null
  readonly label: string
  /** Row to make stand out; −1 = none. */
  readonly marked: number
}

/** Every school as a stroke from 0 to the largest, the norm dashed, the district's mean solid. */
export function SpreadStrip({ values, mean, norm, label, marked }: Props) {
  const given = values.filter((x) => !Number.isNaN(x))
  const top = given.reduce((a, b) => Math.max(a, b), norm ?? 0) || 1
  const at = (x: number) => 2 + (x / top) * (WIDTH - 4)
  const strokes = (test: (x: number) => boolean) =>
    given.reduce((path, x) => (test(x) ? `${path}M${at(x).toFixed(1)} 6v10` : path), '')
  const isShort = (x: number) => norm !== null && !reaches(x, norm)
  const own = values[marked]
  return (
    <svg
      className="strip-plot"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path className="axis" d={`M2 16.5h${WIDTH - 4}`} />
      <path className="fine" d={strokes((x) => !isShort(x))} />
      <path className="short" d={strokes(isShort)} />
      <path className="mean" d={`M${at(mean).toFixed(1)} 3v16`} />
      {norm !== null && <path className="norm" d={`M${at(norm).toFixed(1)} 1v20`} />}
      {own !== undefined && !Number.isNaN(own) && <circle className="own" cx={at(own)} cy="11" r="4" />}
    </svg>
  )
}

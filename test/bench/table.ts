/** One table for all benches: what, figure, note. */
export function row(what: string, figure: string, note = ''): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}  ${note}`)
}

export const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!
export const ms = (t: number) => `${t < 10 ? t.toFixed(2) : t.toFixed(0)} ms`
export const times = (n: number) => `${n < 10 ? n.toFixed(1) : n.toFixed(0)}×`

/** Median of `count` runs after one that warms up (none when there is only time for one). */
export function time(run: () => unknown, count: number): number {
  if (count > 1) run()
  return median(
    Array.from({ length: count }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    }),
  )
}

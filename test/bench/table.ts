import { startThread } from './thread.ts'

/** One table for all benches: what, figure, note. */
export function row(what: string, figure: string, note = ''): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}  ${note}`)
}

export const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!
export const ms = (t: number) => `${t < 10 ? t.toFixed(2) : t.toFixed(0)} ms`
export const times = (n: number) => `${n < 10 ? n.toFixed(1) : n.toFixed(0)}×`

/** Largest difference of two columns. */
export function worst(found: Float64Array, wanted: Float64Array): number {
  let off = 0
  for (let i = 0; i < found.length; i++) off = Math.max(off, Math.abs(found[i]! - wanted[i]!))
  return off
}

/** Milliseconds of one run. */
export function once(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** Runs for a second, so that what is measured then is compiled. */
export function warmUp(run: () => unknown): void {
  const end = performance.now() + 1000
  do run()
  while (performance.now() < end)
}

/** Median of `count` warm runs (cold when there is only time for one). */
export function time(run: () => unknown, count: number): number {
  if (count > 1) warmUp(run)
  return median(Array.from({ length: count }, () => once(run)))
}

/**
 * Medians of ours and of a rival's, taken in turns: between two minutes a shared machine may halve its speed, and a ratio of
 * two medians of different minutes says more about the neighbours than about the code. Ours runs at least 7 times. The
 * rival has a thread of its own (as the app's engine has): in one heap our runs would pay for collecting its garbage.
 */
export async function inTurns(
  ours: () => unknown,
  rival: 'kdbush' | 'rbush',
  city: { points: number; sites: number },
  rounds: number,
): Promise<{ ours: number; theirs: number }> {
  const thread = startThread('./rival-worker.ts', { rival, ...city })
  const ask = (what: 'warm up' | 'run') => {
    const answer = new Promise<number>((resolve) => thread.once('message', resolve))
    thread.postMessage(what)
    return answer
  }
  const each = Math.ceil(7 / (rounds + 1))
  warmUp(ours)
  // Where there is time for one round only, theirs is cold: it takes minutes, and compiling a blink of them.
  if (rounds > 1) await ask('warm up')
  const a: number[] = []
  const b: number[] = []
  const oursAgain = () => {
    for (let k = 0; k < each; k++) a.push(once(ours))
  }
  for (let k = 0; k < rounds; k++) {
    oursAgain()
    b.push(await ask('run'))
  }
  oursAgain()
  await thread.terminate()
  return { ours: median(a), theirs: median(b) }
}

/** Work in steps of some milliseconds that yield the share done, in [0, 1]; the last value is the result. */
export type Steps<T> = Generator<number, T>

/** How long work is carried on: whom to tell of progress, and where to give way. */
export interface Pace {
  /** Called with the share done, in [0, 1]. */
  readonly onProgress?: (share: number) => void
  /** Gives way to waiting messages now and then; rejects when the work was given up. */
  readonly pause?: () => Promise<void>
}

/** Rows of a table between two steps: some milliseconds. */
export const ROWS_A_STEP = 2048

/** Runs steps to their end. @returns their last value */
export function finish<T>(steps: Generator<unknown, T>): T {
  let next = steps.next()
  while (!next.done) next = steps.next()
  return next.value
}

/** Runs steps to their end at a pace; they are the part from `from` to `to` of the whole. @returns their last value */
export async function walk<T>(steps: Steps<T>, { onProgress, pause }: Pace, from = 0, to = 1): Promise<T> {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    onProgress?.(from + (to - from) * next.value)
    await pause?.()
  }
}

/** Runs steps to their end. @returns their last value */
export function finish<T>(steps: Generator<unknown, T>): T {
  let next = steps.next()
  while (!next.done) next = steps.next()
  return next.value
}

/**
 * A small seeded generator (mulberry32): the same seed gives the same numbers everywhere.
 * @param seed any integer
 * @returns a function giving numbers in [0, 1)
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

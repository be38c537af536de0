/** Counts the tests of every project of a run for the last line of `npm test`. */
import { writeFileSync } from 'node:fs'

/** Name of the environment variable that holds the file the counts go to. */
export const countsFile = 'JIUJIN_TEST_COUNTS'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A Vitest reporter, handed over in vite.config.ts beside the one that prints. */
export class CountsReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Counts} */
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      // A file that does not load, or a suite whose hook throws, has failed although none of its tests ran.
      counts.failed += module.errors().length
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
      for (const test of module.children.allTests()) counts[outcome(test.result().state)]++
    }
    const file = process.env[countsFile]
    if (file) writeFileSync(file, JSON.stringify(counts))
  }
}

/**
 * A test that never got to run (`pending`, after an abort or a failed hook) did not pass; it counts as skipped.
 *
 * @param {import('vitest/node').TestResult['state']} state
 * @returns {keyof Counts}
 */
function outcome(state) {
  return state === 'passed' || state === 'failed' ? state : 'skipped'
}

import { cpus, loadavg } from 'node:os'
import { LiveRun } from '../../src/core/fca/incremental.ts'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { runAccess } from '../../src/core/fca/run.ts'
import { benchCancel } from './cancel.ts'
import { city } from './data.ts'
import { benchGivenPairs } from './given-pairs.ts'
import { benchReading } from './reading.ts'
import { rbushTurf } from './rivals.ts'
import { benchScenarios } from './scenarios.ts'
import { inTurns, ms, row, time, times, worst } from './table.ts'
import { twoWorkers } from './two-workers.ts'

/** `--quick` leaves out the rows that take minutes; `engine`, `reading`, `cancel` and `scenarios` choose a part. */
const quick = process.argv.includes('--quick')
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const has = (part: string) => chosen.length === 0 || chosen.includes(part)

function pairsOf(input: AccessInput): number {
  return runAccess(input).sitesInReach.reduce((a, b) => a + b, 0)
}

/** Most bytes in typed arrays during a run, over those of the input. */
function memory(input: AccessInput): number {
  globalThis.gc?.()
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const look = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  const run = runAccess(input, look)
  look()
  return run.access.length > 0 ? most : 0
}

async function benchEngine(): Promise<void> {
  console.log(
    `Gaussian 2SFCA, both steps, 3 km, clustered city of 60 × 60 km, seeded; one thread; medians of 7 unless said`,
  )
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, load ${loadavg()[0]!.toFixed(1)}\n`,
  )

  const smallCity = { points: 100_000, sites: 1500 }
  const small = city(smallCity.points, smallCity.sites)
  // A new x array each time, so that nothing is found sorted.
  const smallRun = () => runAccess({ ...small, demandX: small.demandX.slice() })
  const smallKd = await inTurns(smallRun, 'kdbush', smallCity, 7)
  row('100k × 1,500: this engine', ms(smallKd.ours), `${(pairsOf(small) / 1e6).toFixed(1)}M pairs`)
  row('100k × 1,500: kdbush', ms(smallKd.theirs), times(smallKd.theirs / smallKd.ours))
  const smallRbush = await inTurns(smallRun, 'rbush', smallCity, 3)
  row(
    '100k × 1,500: rbush + turf.distance',
    ms(smallRbush.theirs),
    `${times(smallRbush.theirs / smallRbush.ours)}, median of 3`,
  )

  const largeCity = { points: 1_000_000, sites: 1500 }
  const large = city(largeCity.points, largeCity.sites)
  const cold = memory(large)
  row(
    '1M × 1,500: memory beside the input',
    `${(cold / 1e6).toFixed(0)} bytes/point`,
    `with the input ${(cold / 1e6 + 24).toFixed(0)}`,
  )
  const largeRun = () => runAccess({ ...large, demandX: large.demandX.slice() })
  const largeTime = time(largeRun, 7)
  row('1M × 1,500: this engine, from scratch', ms(largeTime), `${(pairsOf(large) / 1e6).toFixed(1)}M pairs`)
  const again = time(() => runAccess(large), 7)
  row('1M × 1,500: this engine, points known (slider)', ms(again), times(largeTime / again))
  const two = await twoWorkers(large, 7)
  const one = (again + time(() => runAccess(large), 7)) / 2
  row('1M × 1,500: two workers, points known', ms(two), `${times(one / two)} of one worker`)

  const live = new LiveRun(large)
  let step = 0
  const moved = time(
    () => live.apply({ op: 'move', site: 7, x: large.siteX[7]! + 1e-4 * (step++ % 50), y: large.siteY[7]! }),
    101,
  )
  row('1M × 1,500: one moved site', ms(moved), `${times(again / moved)} of a full run, median of 101`)
  const liveThree = new LiveRun({ ...large, measure: '3sfca' })
  const movedThree = time(
    () => liveThree.apply({ op: 'move', site: 7, x: large.siteX[7]! + 1e-4 * (step++ % 50), y: large.siteY[7]! }),
    7,
  )
  row('1M × 1,500, 3SFCA: one moved site', ms(movedThree))

  const largeKd = await inTurns(largeRun, 'kdbush', largeCity, 3)
  row('1M × 1,500: kdbush', ms(largeKd.theirs), `${times(largeKd.theirs / largeKd.ours)}, median of 3`)
  if (!quick) {
    const largeRbush = await inTurns(largeRun, 'rbush', largeCity, 1)
    row(
      '1M × 1,500: rbush + turf.distance',
      ms(largeRbush.theirs),
      `${times(largeRbush.theirs / largeRbush.ours)}, one run`,
    )
    row(
      '   largest difference of access to it',
      worst(rbushTurf(small), runAccess(small).access).toExponential(1),
      'turf measures on a sphere',
    )
  }

  await benchGivenPairs()

  const huge = city(1_000_000, 5000)
  const hugeTime = time(() => runAccess({ ...huge, demandX: huge.demandX.slice() }), 7)
  row('1M × 5,000: this engine', ms(hugeTime), `${(pairsOf(huge) / 1e6).toFixed(1)}M pairs`)
}

if (has('engine')) await benchEngine()
if (has('reading')) await benchReading()
if (has('cancel')) await benchCancel()
if (has('scenarios')) await benchScenarios()

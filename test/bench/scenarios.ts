import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { root } from '../../.tools/set-up.mjs'
import { accessInput, locate } from '../../src/core/analyse.ts'
import { spotSteps } from '../../src/core/siting/best-spot.ts'
import { finish } from '../../src/core/steps.ts'
import { readStudy } from '../../src/ingest/read-study.ts'
import { LiveScenario } from '../../src/scenario/live-scenario.ts'
import { parseStudyFile } from '../../src/scenario/study-file.ts'
import { startHarness, waitForReady } from '../browser/harness.ts'
import { city } from './data.ts'
import { median, ms, row, time } from './table.ts'

const start = { lon: 116.2454, lat: 40.0616 }

/** Scenarios on the sample: what follows a hand, and the search for a good spot. */
export async function benchScenarios(): Promise<void> {
  const folder = join(root, 'public', 'sample')
  const { study } = parseStudyFile(await readFile(join(folder, 'study.json'), 'utf8'))
  const { data } = await readStudy(async (name) => new Uint8Array(await readFile(join(folder, name))), study)
  const newSite = { op: 'add', id: 'NEW', capacity: 960, ...start } as const
  const hand = new LiveScenario(data, locate(data), study.method, [newSite], 0)
  let step = 0
  const answer = time(() => hand.moveTo(start.lon + 1e-4 * (step++ % 200), start.lat), 201)
  row('Haidian sample, a school in the hand: one answer', ms(answer), 'streets and totals in full, median of 201')
  await benchDrag()
  const places = { x: data.demand.x, y: data.demand.y }
  for (const goal of ['placed', 'mean'] as const) {
    const search = time(() => finish(spotSteps(accessInput(data, study.method), places, 960, goal)), 3)
    row(`Haidian sample, best of ${places.x.length} spots: ${goal}`, ms(search), 'median of 3')
  }
  const large = city(1_000_000, 1500)
  const some = (n: number) => ({ x: large.demandX.slice(0, n), y: large.demandY.slice(0, n) })
  const search = (n: number) => time(() => finish(spotSteps(large, some(n), 960, 'placed')), 3)
  const each = (search(201) - search(1)) / 200
  row('1M × 1,500, best spot: one place', ms(each), 'with the sum of its gain')
}

/** The same in the built page, headless: from asking the worker to its answer, and the longest task of the page. */
async function benchDrag(): Promise<void> {
  const what = 'Haidian sample, a drag in the page: one answer'
  if (!existsSync(join(root, 'dist', 'index.html'))) {
    row(what, '–', 'no build to open; run `npm run build`')
    return
  }
  const harness = await startHarness()
  try {
    const { page, context } = await harness.openPage({ lang: 'en', query: 'mode=scenario', initScripts: [listen] })
    await waitForReady(page)
    await page.locator('.scenario-rail .btn.prop').click()
    await page.locator('.toolbox .btn.tool').first().click()
    const map = (await page.locator('.map canvas').first().boundingBox())!
    await page.mouse.click(map.x + map.width * 0.5, map.y + map.height * 0.38)
    await page.locator('.proposed').waitFor()
    await page.waitForFunction(() => document.querySelector('.answer .live')?.textContent === 'Computed in full')
    const handle = (await page.locator('.proposed').boundingBox())!
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    // The first answer makes ready what all others use.
    await page.mouse.move(x + 6, y)
    await page.waitForTimeout(1500)
    await page.evaluate(() => Object.assign(window, { answers: [], longest: 0 }))
    await Promise.all(page.workers().map((worker) => worker.evaluate(listenInside)))
    const traced = await traceTasks(context)
    for (let k = 0; k < 120; k++) await page.mouse.move(x + 90 * Math.sin(k / 12), y + 60 * Math.cos(k / 9))
    const { answers, longest } = await page.evaluate(() => {
      const seen = window as unknown as { answers: number[]; longest: number }
      return { answers: seen.answers, longest: seen.longest }
    })
    const work = await traced()
    await page.mouse.up()
    const inside = (await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.spent ?? [])))).flat()
    row(
      'Haidian sample, a drag in the page: the worker',
      ms(median(inside)),
      `at work on one of ${inside.length} answers`,
    )
    row(what, answers.length ? ms(median(answers)) : '–', `median of ${answers.length} answers to 120 moves`)
    row(
      '   most that one task of the page is at work',
      ms(Math.max(...work)),
      `processor time, of ${work.length} tasks`,
    )
    row('   longest task of the page while dragging', longest > 0 ? ms(longest) : 'under 50 ms', 'software GL')
  } finally {
    await harness.close()
  }
}

/** Milliseconds of processor time of every task of the page's main thread, until the returned function is called. */
async function traceTasks(context: BrowserContext): Promise<() => Promise<number[]>> {
  const session = await context.newCDPSession(context.pages()[0]!)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  })
  return async () => {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
    await session.send('Tracing.end')
    await complete
    const threads = new Set(
      events.flatMap(({ name, args, pid, tid }) =>
        name === 'thread_name' && args.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
      ),
    )
    return events.flatMap(({ name, pid, tid, tdur }) =>
      name === 'ThreadControllerImpl::RunTask' && tdur !== undefined && threads.has(`${pid} ${tid}`)
        ? [tdur / 1000]
        : [],
    )
  }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly args: { readonly name?: string }
  /** Microseconds. */
  readonly tdur?: number
}

declare global {
  /** In the worker: milliseconds from a question to its answer. */
  var spent: number[] | undefined
}

/** Runs in the worker, once a drag has begun. */
function listenInside(): void {
  const asked = new Map<number, number>()
  self.spent = []
  const answer = self.onmessage as (event: MessageEvent) => void
  self.onmessage = (event: MessageEvent<{ id: number; task?: string }>) => {
    if (event.data.task === 'live') asked.set(event.data.id, performance.now())
    answer(event)
  }
  const post = self.postMessage
  self.postMessage = (message: { id: number }, ...rest: unknown[]) => {
    const began = asked.get(message.id)
    if (began !== undefined && 'result' in message) self.spent?.push(performance.now() - began)
    return Reflect.apply(post, self, [message, ...rest])
  }
}

/** Runs in the page before its own scripts. */
const listen = `
  window.answers = []; window.longest = 0
  const asked = new Map()
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message && message.task === 'live') {
      asked.set(message.id, performance.now())
      if (!this.heard) {
        this.heard = true
        this.addEventListener('message', ({ data }) => {
          if (data && 'result' in data && asked.has(data.id)) window.answers.push(performance.now() - asked.get(data.id))
        })
      }
    }
    return post.call(this, message, ...rest)
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
  }).observe({ type: 'longtask', buffered: false })
`

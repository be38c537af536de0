import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../.tools/browser.mjs'
import { root } from '../../.tools/set-up.mjs'
import { type ServerOptions, type StaticServer, serveFolder } from './static-server.ts'

// Headless as root, with WebGL in software, and without the browser's own calls to its maker.
const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Everything a page did that a good page does not do; each list is empty in the end. */
export interface Complaints {
  /** `console.error` lines, as the browser prints them. */
  readonly consoleErrors: string[]
  /** Uncaught exceptions and unhandled rejections. */
  readonly pageErrors: string[]
  /** What the Content-Security-Policy refused, in the page and in its workers: `directive address`. */
  readonly policyViolations: string[]
  /** Requests to any other origin than the server's, workers included. */
  readonly foreignRequests: string[]
}

export interface PageOptions {
  /** CSS pixels; 1440 × 900 unless told. */
  readonly width?: number
  readonly height?: number
  /** Goes into the address as `lang` and is the browser's own language too. */
  readonly lang?: 'zh-CN' | 'en'
  /** What the system prefers; light unless told. */
  readonly theme?: 'light' | 'dark'
  /** More of the address, without `?`, e.g. `d=1500`. */
  readonly query?: string
  readonly reducedMotion?: boolean
  /** Sources run before the page's own scripts, e.g. to take WebGL away. */
  readonly initScripts?: readonly string[]
  /** Lets a test inject a script of its own; the policy is then not under test. */
  readonly bypassPolicy?: boolean
}

export interface OpenedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: Complaints
  /** Closes the page and forgets its storage. */
  readonly close: () => Promise<void>
}

export interface Harness {
  readonly browser: Browser
  readonly server: StaticServer
  /** Opens the built page in a fresh profile; it may not be ready yet, see `waitForReady`. */
  readonly openPage: (options?: PageOptions) => Promise<OpenedPage>
  readonly close: () => Promise<void>
}

/**
 * Serves the built page and starts a browser for it.
 *
 * @throws when there is no build or no browser, saying how to get one
 */
export async function startHarness(options: Omit<ServerOptions, 'folder'> = {}): Promise<Harness> {
  const folder = join(root, 'dist')
  if (!existsSync(join(folder, 'index.html')))
    throw new Error('There is no dist/index.html; run `npm run build` first.')
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge found; `npm test` fetches one.')
  const server = await serveFolder({ ...options, folder })
  try {
    const browser = await chromium.launch({ executablePath, args: flags })
    return {
      browser,
      server,
      openPage: (pageOptions = {}) => openPage(browser, server.url, pageOptions),
      close: async () => {
        await browser.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}

async function openPage(browser: Browser, url: string, options: PageOptions): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.lang ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.theme ?? 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    bypassCSP: options.bypassPolicy ?? false,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(90_000)
  for (const content of options.initScripts ?? []) await context.addInitScript({ content })
  const complaints = await listen(context, new URL(url).origin)
  const page = await context.newPage()
  const address = new URL(url)
  address.search = options.query ?? ''
  if (options.lang) address.searchParams.set('lang', options.lang)
  await page.goto(address.href)
  return { page, context, complaints, close: () => context.close() }
}

async function listen(context: BrowserContext, origin: string): Promise<Complaints> {
  const complaints: Complaints = { consoleErrors: [], pageErrors: [], policyViolations: [], foreignRequests: [] }
  context.on('console', (message) => {
    const { url, lineNumber } = message.location()
    if (message.type() === 'error') complaints.consoleErrors.push(`${message.text()} (${url}:${lineNumber})`)
    // Workers have no document to hear the violation; the browser's own line says it for them.
    if (/Content[- ]Security[- ]Policy/i.test(message.text())) complaints.policyViolations.push(message.text())
  })
  context.on('weberror', (event) => {
    const reason = event.error()
    complaints.pageErrors.push(reason.stack ?? reason.message)
  })
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) complaints.foreignRequests.push(request.url())
  })
  await context.exposeBinding('__policyViolated', (_source, text: string) => {
    complaints.policyViolations.push(text)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { __policyViolated: (text: string) => void }).__policyViolated
      report(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  return complaints
}

/**
 * Waits until the page says it is ready: the coloured map, or what stands in for it, and the table are there
 * (`data-ready="true"` on the root element), and nothing is being computed (`data-busy`).
 */
export async function waitForReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { ready, busy } = document.documentElement.dataset
    return ready === 'true' && busy !== 'true'
  })
}

/**
 * Saves what the window shows as `.shots/<name>.png`.
 *
 * @returns path of the picture
 */
export async function shot(page: Page, name: string): Promise<string> {
  const folder = join(root, '.shots')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}

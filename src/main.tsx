import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { parseLang, preferredLang } from './i18n/language.ts'
import { obstacleToDrawing } from './map/obstacle.ts'
import { STAGES } from './scenario/method.ts'
import { createAnalyst, type Opening } from './state/analyse.ts'
import { findTarget, parseLink } from './state/link.ts'
import { createAppStore, setView } from './state/store.ts'
import { defaultView } from './state/view.ts'
import { createClient } from './worker/client.ts'

const query = new URLSearchParams(location.search)
const dark = matchMedia('(prefers-color-scheme: dark)').matches
const store = createAppStore({
  view: {
    ...defaultView,
    lang: parseLang(query.get('lang')) ?? preferredLang(navigator.languages),
    theme: dark ? 'dark' : 'light',
  },
})
const client = createClient(() => new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' }))
const analyst = createAnalyst(store, client)

const link = parseLink(query, store.getState().method)
if (link.view.theme) setView(store, { theme: link.view.theme })

/** What the link says is laid over what the study says, before the first run; it is where undo begins. */
async function openFirst(): Promise<Opening> {
  const study = await client.run('open', { url: new URL('./sample/study.json', document.baseURI).href })
  const { method, view, at } = parseLink(
    query,
    study.method,
    STAGES.filter((stage) => study.data.demand.children[stage]),
  )
  return {
    study,
    rest: { method: { ...study.method, ...method }, scenarios: [], imports: [] },
    view: { ...view, selection: findTarget(study, at) },
  }
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element #root')
createRoot(root).render(<App store={store} client={client} analyst={analyst} />)
void analyst.open(openFirst)
// The graphics process starts while the worker reads.
setTimeout(obstacleToDrawing)

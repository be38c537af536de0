import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { parseLang, preferredLang } from './i18n/language.ts'
import { obstacleToDrawing } from './map/obstacle.ts'
import { parseLink } from './state/link.ts'
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
// Where the page begins does not wait for the data.
const { theme, mode } = parseLink(query, store.getState().method).view
setView(store, { ...(theme && { theme }), ...(mode && { mode }) })

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element #root')
createRoot(root).render(<App store={store} client={client} query={query} hash={location.hash} />)
// The graphics process starts while the worker reads.
setTimeout(obstacleToDrawing)

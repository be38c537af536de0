import { useEffect } from 'react'
import { failureText } from '../i18n/failure-text.ts'
import { useShell, useWords } from '../panels/context.tsx'
import { pageIsReady } from '../panels/parts/later.tsx'
import { StartScreen } from '../panels/start-screen.tsx'

/** The map's own part could not be loaded or failed: the table goes on without it. */
export function NoMap({ message, onGone }: { message: string; onGone: () => void }) {
  const w = useWords()
  useEffect(() => {
    onGone()
    pageIsReady()
  }, [onGone])
  return (
    <main className="mapbox">
      <div className="nomap" role="alert">
        <h2 className="head">{w.map.cannotDraw}</h2>
        <p>{failureText({ code: 'unexpected', params: { message }, message }, w)}</p>
      </div>
    </main>
  )
}

/** The screen itself failed: say so, with a way out. */
export function Broken({ message }: { message: string }) {
  const { store } = useShell()
  useEffect(() => {
    store.setState({ status: 'failed', failure: { code: 'unexpected', params: { message }, message } })
  }, [store, message])
  return <StartScreen />
}

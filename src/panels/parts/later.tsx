import { type ComponentType, lazy, useState } from 'react'
import { failureText } from '../../i18n/failure-text.ts'
import { useWords } from '../context.tsx'

/** Parts of the page that nobody has asked for yet. */
const waiting = new Set<() => Promise<unknown>>()

const whenIdle = (run: () => void) =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(run) : setTimeout(run, 200)

/**
 * A part of the page that the first screen does without: its code loads when it is first shown, or before, once the
 * page is ready and idle. Then it is shown at once, without a moment of its fallback. Stands in a `Suspense`.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  const fetchPart = async () => {
    loaded = await load()
    waiting.delete(fetchPart)
    return loaded
  }
  const asked = lazy(async () => {
    try {
      return { default: await fetchPart() }
    } catch {
      return { default: Missing }
    }
  }) as unknown as ComponentType<P>
  waiting.add(fetchPart)
  return (props: P) => <Shown which={() => loaded ?? asked} props={props} />
}

/** What is mounted stays: another component in its place would forget what was typed. */
function Shown<P extends object>({ which, props }: { which: () => ComponentType<P>; props: P }) {
  const [Part] = useState(which)
  return <Part {...props} />
}

function Missing() {
  const w = useWords()
  return (
    <p className="note page-wait" role="alert">
      {failureText({ code: 'program-part-missing', params: {}, message: '' }, w)}
    </p>
  )
}

/** The first screen is there: tells it, and fetches the other parts one by one while nothing else is to do. */
export function pageIsReady(): void {
  const { dataset } = document.documentElement
  if (dataset['ready'] === 'true') return
  dataset['ready'] = 'true'
  const next = () => {
    const [first] = waiting
    if (!first) return
    waiting.delete(first)
    // A part that fails here is fetched again, and its failure said, when it is asked for.
    first().then(
      () => whenIdle(next),
      () => whenIdle(next),
    )
  }
  whenIdle(next)
}

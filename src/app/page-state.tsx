import { useEffect, useRef } from 'react'
import { nameIn } from '../core/name.ts'
import { useApp, useShell, useWords } from '../panels/context.tsx'
import { useDerived } from '../panels/derived.tsx'
import { findTarget, linkOf, parseLink } from '../state/link.ts'
import { setView } from '../state/store.ts'
import type { Mode } from '../state/view.ts'

/** Everything outside React's tree that follows the state: language, theme, address bar, readiness, keys for undo. */
export function PageState() {
  const w = useWords()
  const { actions } = useShell()
  const state = useApp((s) => s)
  const { view, study } = state
  const derived = useDerived()
  useEffect(() => {
    document.documentElement.lang = view.lang
    document.title = study ? `${nameIn(study.data.name, view.lang)} · ${w.brand.name} Jiujin` : `${w.brand.name} Jiujin`
  }, [view.lang, study, w])
  useEffect(() => {
    document.documentElement.dataset['theme'] = view.theme
  }, [view.theme])
  useEffect(() => {
    document.documentElement.dataset['busy'] = String(state.progress !== null || state.status === 'opening')
  }, [state.progress, state.status])
  useAddress(derived ? linkOf(state).toString() : null, view.selection !== null, view.mode)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
      // Text that is being typed has an undo of its own.
      if (!isUndoKey || isTyping(event.target)) return
      event.preventDefault()
      if (event.shiftKey) actions.redo()
      else actions.undo()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [actions])
  return null
}

/**
 * The address says what is seen. Picking something, and going to another mode, are steps that the browser's Back takes
 * back; everything else changes the address of the step it belongs to.
 */
function useAddress(link: string | null, isPicked: boolean, mode: Mode): void {
  const { store } = useShell()
  const said = useRef<{ readonly link: string; readonly isPicked: boolean; readonly mode: Mode } | null>(null)
  useEffect(() => {
    if (link === null) return
    const before = said.current
    said.current = { link, isPicked, mode }
    if (before && ((isPicked && !before.isPicked) || mode !== before.mode)) {
      // What the last moments changed still belongs to the step before.
      history.replaceState(null, '', `?${before.link}`)
      history.pushState(null, '', `?${link}`)
      return
    }
    // Browsers refuse more than some hundred changes of the address in half a minute: wait for the hand to rest.
    const timer = setTimeout(() => history.replaceState(null, '', `?${link}`), 150)
    return () => clearTimeout(timer)
  }, [link, isPicked, mode])
  useEffect(() => {
    const back = () => {
      const { study, method } = store.getState()
      if (!study || location.search === `?${said.current?.link}`) return
      const { view, at } = parseLink(new URLSearchParams(location.search), method)
      const selection = findTarget(study, at)
      setView(store, { mode: view.mode ?? 'explore', selection, camera: view.camera ?? null })
      const now = store.getState()
      said.current = { link: linkOf(now).toString(), isPicked: selection !== null, mode: now.view.mode }
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [store])
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['range', 'radio', 'checkbox', 'button'].includes(target.type)
}

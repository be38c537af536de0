import { useEffect } from 'react'
import { nameIn } from '../core/name.ts'
import { useApp, useShell, useWords } from '../panels/context.tsx'
import { useDerived } from '../panels/derived.tsx'
import { linkOf } from '../state/link.ts'

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
  const link = derived ? linkOf(state).toString() : null
  useEffect(() => {
    if (link === null) return
    // Browsers refuse more than some hundred changes of the address in half a minute: wait for the hand to rest.
    const timer = setTimeout(() => history.replaceState(null, '', `?${link}`), 150)
    return () => clearTimeout(timer)
  }, [link])
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

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['range', 'radio', 'checkbox', 'button'].includes(target.type)
}

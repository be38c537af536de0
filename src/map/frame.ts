import type { Map as LiveMap } from 'maplibre-gl'

/** A copy of what the map shows now, read inside a frame, where the drawing buffer is still there. */
export function copyFrame(map: LiveMap): HTMLCanvasElement {
  const copy = document.createElement('canvas')
  map.once('render', () => {
    const { width, height } = map.getCanvas()
    if (width === 0 || height === 0) return
    copy.width = width
    copy.height = height
    copy.getContext('2d')?.drawImage(map.getCanvas(), 0, 0)
  })
  map.redraw()
  return copy
}

/**
 * Holds the present frame over the map while a new look is prepared, then fades it out in 120 ms (at once where motion
 * is unwelcome). Without it a change of theme would show new lines on old fills for some frames.
 * Returns a function that lets go at once.
 */
export function holdFrame(map: LiveMap): () => void {
  const held = copyFrame(map)
  const canvas = map.getCanvas()
  held.className = 'map-held'
  held.style.width = canvas.style.width
  held.style.height = canvas.style.height
  held.setAttribute('aria-hidden', 'true')
  canvas.after(held)
  const drop = () => {
    map.off('idle', fade)
    map.off('movestart', drop)
    held.remove()
  }
  const fade = () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return drop()
    held.classList.add('map-held-fading')
    // Not on transitionend: a hidden tab or element never sends it.
    setTimeout(drop, 160)
  }
  map.once('idle', fade)
  map.once('movestart', drop)
  return drop
}

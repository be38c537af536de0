/** What keeps a browser from drawing the map. */
export type Obstacle = 'webgl' | 'worker'

let obstacle: Obstacle | null | undefined

/**
 * What this browser lacks for the map; null = nothing. Asked once. The first drawing context starts the graphics process,
 * which takes half a second where it draws in software: asked early, while the study is read, it costs the map nothing.
 */
export function obstacleToDrawing(): Obstacle | null {
  if (obstacle === undefined) {
    const context = document.createElement('canvas').getContext('webgl2')
    // Let go at once: thrown away with the garbage, it would make the page wait for the graphics process at any moment, such as in a drag.
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    obstacle = context === null ? 'webgl' : typeof Worker === 'undefined' ? 'worker' : null
  }
  return obstacle
}

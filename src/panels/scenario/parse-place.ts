/** Two numbers with a comma (of either width) or a blank between; null when it is not that. */
export function parsePlace(text: string): { x: number; y: number } | null {
  const parts = text.trim().split(/[\s,，、]+/)
  const [x, y] = parts.map(Number)
  if (parts.length !== 2 || !Number.isFinite(x) || !Number.isFinite(y)) return null
  return { x: x ?? 0, y: y ?? 0 }
}

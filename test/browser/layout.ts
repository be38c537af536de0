import type { Page } from 'playwright-core'

/** The windows a page is looked at in: desktop, tablet, phone; CSS pixels. */
export const windows = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

/**
 * What is wrong with the layout of the page as it stands, a line each: the page scrolls sideways, a text is cut off
 * without an ellipsis, two texts lie on one another. Looks at texts of the page, not at those drawn on a canvas.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Text {
      readonly element: Element
      readonly box: DOMRect
      readonly words: string
    }
    const faults: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) faults.push(`scrolls sideways: ${scrollWidth} px in a window of ${innerWidth} px`)

    const texts = visibleTexts()
    for (const { element, words } of texts) {
      const style = getComputedStyle(element)
      // Inline boxes and texts of a drawing have no width of their own to be cut by; 1 px is rounding.
      const wide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll'
      if (wide && !scrolls && !(element instanceof SVGElement) && style.textOverflow !== 'ellipsis')
        faults.push(`cut off: "${words}" in ${nameOf(element)}`)
    }
    texts.forEach((a, k) => {
      for (const b of texts.slice(k + 1))
        if (collide(a, b)) faults.push(`on one another: "${a.words}" and "${b.words}"`)
    })
    return [...new Set(faults)]

    function visibleTexts(): Text[] {
      const found: Text[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        const words = node.nodeValue?.trim() ?? ''
        if (!element || words === '' || element.closest('script, style, noscript, option')) continue
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const line of range.getClientRects()) {
          const box = clipped(element, line)
          if (box.width > 1 && box.height > 1 && isSeen(element, box))
            found.push({ element, box, words: words.slice(0, 40) })
        }
      }
      return found
    }

    /** The part of a line of text that no ancestor cuts away; without area when nothing is left. */
    function clipped(element: Element, line: DOMRect): DOMRect {
      let { left, right, top, bottom } = line
      for (let up: Element | null = element; up; up = up.parentElement) {
        if (getComputedStyle(up).overflowX === 'visible' || up.clientWidth === 0) continue
        const edge = up.getBoundingClientRect()
        left = Math.max(left, edge.left)
        right = Math.min(right, edge.right)
        top = Math.max(top, edge.top)
        bottom = Math.min(bottom, edge.bottom)
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }

    /** Not scrolled out of sight, not moved off the window, and not behind an opaque sheet such as a dialog. */
    function isSeen(element: Element, box: DOMRect): boolean {
      const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      // What the pointer passes through is never in the stack.
      if (getComputedStyle(element).pointerEvents === 'none') return stack.length > 0
      const place = stack.indexOf(element)
      return place >= 0 && !stack.slice(0, place).some((layer) => !element.contains(layer) && isOpaque(layer))
    }

    function collide(a: Text, b: Text): boolean {
      if (a.element === b.element) return false
      const left = Math.max(a.box.left, b.box.left)
      const right = Math.min(a.box.right, b.box.right)
      const top = Math.max(a.box.top, b.box.top)
      const bottom = Math.min(a.box.bottom, b.box.bottom)
      // Line boxes of neighbouring lines overlap by a pixel or two; their letters do not.
      if (right - left <= 2 || bottom - top <= 4) return false
      const stack = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2)
      const [over, under] =
        b.element.compareDocumentPosition(a.element) & 2 ? [b.element, a.element] : [a.element, b.element]
      // A sheet between the two (a sticky header over its rows) hides the lower one cleanly.
      return !stack.some((layer) => layer.contains(over) !== layer.contains(under) && isOpaque(layer))
    }

    function isOpaque(element: Element): boolean {
      const { backgroundColor } = getComputedStyle(element)
      const alpha = /^rgba\(.*, *([\d.]+)\)$|\/ *([\d.]+)\)$/.exec(backgroundColor)
      return Number(alpha?.[1] ?? alpha?.[2] ?? 1) > 0.8
    }

    function nameOf(element: Element): string {
      const name = element.classList[0]
      return element.tagName.toLowerCase() + (name ? `.${name}` : '')
    }
  })
}

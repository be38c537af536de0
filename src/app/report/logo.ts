import type { Logo } from '../../scenario/report.ts'

/** Decodes a logo; null for what the browser cannot show. */
export async function readImage({ type, data }: Logo): Promise<HTMLImageElement | null> {
  const image = new Image()
  image.src = `data:${type};base64,${data}`
  try {
    await image.decode()
    return image
  } catch {
    return null
  }
}

/** Reads an image file into the study. PNG and JPEG stay as they are, SVG loses all that is not drawing; null = it is none of them. */
export async function readLogo(file: File): Promise<Logo | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = typeOf(bytes)
  if (!type) return null
  const kept = type === 'image/svg+xml' ? cleanSvg(new TextDecoder().decode(bytes)) : bytes
  if (!kept) return null
  let binary = ''
  for (const byte of kept) binary += String.fromCharCode(byte)
  const logo: Logo = { type, data: btoa(binary) }
  return (await readImage(logo)) ? logo : null
}

/** By the first bytes, not by the name. */
function typeOf(bytes: Uint8Array): Logo['type'] | null {
  const begins = (...head: number[]) => head.every((byte, k) => bytes[k] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  const start = new TextDecoder().decode(bytes.subarray(0, 1000))
  return /<svg[\s>]/i.test(start) ? 'image/svg+xml' : null
}

/** Without scripts, foreign content, event handlers and addresses outside the file. */
function cleanSvg(text: string): Uint8Array | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  const root = parsed.documentElement
  if (root.localName !== 'svg' || parsed.querySelector('parsererror')) return null
  for (const node of root.querySelectorAll('script, foreignObject, iframe, a, animate, set, animateTransform'))
    node.remove()
  for (const node of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...node.attributes]) {
      const isAddress = /(^|:)href$/i.test(name) && !/^(#|data:image\/(png|jpeg))/i.test(value)
      if (/^on/i.test(name) || isAddress || /url\(\s*['"]?(?!#)/i.test(value)) node.removeAttribute(name)
    }
  }
  for (const style of root.querySelectorAll('style'))
    if (/@import|url\(\s*['"]?(?!#)/i.test(style.textContent ?? '')) style.remove()
  return new TextEncoder().encode(new XMLSerializer().serializeToString(root))
}

import type { FaceId } from '../fonts/face.ts'
import type { Ink, PageInk, Part, PathStep, TextInk } from '../page/ink.ts'

export interface HtmlParts {
  readonly pages: readonly PageInk[]
  readonly lang: string
  readonly title: string
  readonly author: string
  readonly creator: string
  /** TrueType file of each face as base64. */
  readonly fonts: ReadonlyMap<FaceId, string>
  /** `data:` address of a picture. */
  readonly picture: (key: string) => string
}

const r = (value: number): string => String(Math.round(value * 100) / 100)

/** One file that opens without a network: the pages with real text and real tables, as they print. */
export function writeHtml({ pages, lang, title, author, creator, fonts, picture }: HtmlParts): string {
  const sizes = [...new Set(pages.map(sizeName))]
  const faces = [...fonts].map(
    ([id, data]) =>
      `@font-face{font-family:jj-${id};src:url(data:font/ttf;base64,${data})}\n.${id}{font-family:jj-${id},${fallback[id]}}`,
  )
  const papers = sizes.map((name) => {
    const page = pages.find((other) => sizeName(other) === name)!
    return `@page ${name}{size:${r(page.width)}pt ${r(page.height)}pt;margin:0}\n.${name}{page:${name};width:${r(page.width)}pt;height:${r(page.height)}pt}`
  })
  const widest = Math.max(...pages.map(({ width }) => width))
  return `<!doctype html>
<html lang="${attribute(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=${Math.ceil((widest * 96) / 72) + 32}">
<meta name="author" content="${attribute(author)}">
<meta name="generator" content="${attribute(creator)}">
<title>${text(title)}</title>
<style>
${faces.join('\n')}
${papers.join('\n')}
html{background:#e7eced;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;padding:16px;display:grid;gap:16px;justify-content:center}
main{display:contents}
.page{position:relative;background:#fff;overflow:hidden;break-after:page;box-shadow:0 2px 12px rgba(19,34,42,.18);font-kerning:none;font-variant-ligatures:none;text-spacing-trim:space-all}
.page:last-child{break-after:auto}
.page *{margin:0;padding:0;border:0;font-weight:400}
.page svg,.page img{position:absolute;left:0;top:0}
.l{position:absolute;white-space:pre;line-height:1;display:block;text-align:left}
figure,table,thead,tbody,tr{display:contents}
@media print{html{background:none}body{display:block;padding:0}.page{box-shadow:none}}
</style>
</head>
<body>
<main>
${pages.map((page) => pageHtml(page, picture)).join('\n')}
</main>
</body>
</html>
`
}

const fallback: Readonly<Record<FaceId, string>> = {
  regular: '"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif',
  bold: '"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif',
  song: '"Noto Serif SC","Songti SC",SimSun,serif',
}

const sizeName = ({ width, height }: PageInk) => `s${Math.round(width)}x${Math.round(height)}`

function pageHtml(page: PageInk, picture: (key: string) => string): string {
  const parts = page.parts.map((part) => partHtml(part, page, picture)).join('\n')
  return `<section class="page ${sizeName(page)}" aria-label="${attribute(page.name)}">\n${parts}\n</section>`
}

function partHtml(part: Part, page: PageInk, picture: (key: string) => string): string {
  const texts = part.inks.filter((ink) => ink.kind === 'text')
  const drawn = part.inks.filter((ink) => ink.kind === 'rect' || ink.kind === 'path')
  const images = part.inks.filter((ink) => ink.kind === 'image')
  const svg =
    drawn.length > 0 ? svgHtml(drawn, page, part.role === 'figure' && images.length === 0 ? part.label : undefined) : ''
  const lines = () => texts.map((ink) => lineHtml('span', ink)).join('')
  switch (part.role) {
    case 'title':
      return `${svg}<h1>${lines()}</h1>`
    case 'heading':
      return `${svg}<h2>${lines()}</h2>`
    case 'table':
      return `${svg}${tableHtml(part)}`
    case 'figure': {
      const label = attribute(part.label ?? '')
      const shown = images.map(
        ({ x, y, width, height, picture: key }) =>
          `<img alt="${label}" src="${attribute(picture(key))}" style="left:${r(x)}pt;top:${r(y)}pt;width:${r(width)}pt;height:${r(height)}pt">`,
      )
      return `<figure>${shown.join('')}${svg}${lines()}</figure>`
    }
    case 'furniture':
      return svg
    default:
      return `${svg}<p>${lines()}</p>`
  }
}

/** A line of text; `line-height: 1` puts the baseline where ascent and descent meet, near 0.88 of the size. */
function lineHtml(tag: 'span' | 'td' | 'th', ink: TextInk, attributes = ''): string {
  const { x, y, size, face, colour, text: words } = ink
  const style = `left:${r(x)}pt;top:${r(y - size * 0.88)}pt;font-size:${r(size)}pt;color:${colour}`
  return `<${tag} class="l ${face}" style="${style}"${attributes}>${text(words)}</${tag}>`
}

/** Roles are said again, since cells that are placed freely lose theirs in some browsers. */
function tableHtml({ inks, cells = [], label = '' }: Part): string {
  const row = (entry: NonNullable<Part['cells']>[number]): string => {
    const tag = entry.head ? 'th' : 'td'
    const role = entry.head ? ' scope="col" role="columnheader"' : ' role="cell"'
    const shown = entry.cells.map((lines) => {
      const [first, ...more] = lines.map((k) => inks[k] as TextInk)
      if (!first) return `<${tag}${role}></${tag}>`
      if (more.length === 0) return lineHtml(tag, first, role)
      return `<${tag}${role}>${[first, ...more].map((ink) => lineHtml('span', ink)).join(' ')}</${tag}>`
    })
    return `<tr role="row">${shown.join('')}</tr>`
  }
  const head = cells.filter((entry) => entry.head).map(row)
  const body = cells.filter((entry) => !entry.head).map(row)
  const rest = inks.filter(
    (ink, k): ink is TextInk =>
      ink.kind === 'text' && !cells.some((entry) => entry.cells.some((lines) => lines.includes(k))),
  )
  return `<table role="table" aria-label="${attribute(label)}"><thead role="rowgroup">${head.join('')}</thead><tbody role="rowgroup">${body.join('\n')}</tbody></table>${rest.map((ink) => lineHtml('span', ink)).join('')}`
}

function svgHtml(inks: readonly Ink[], page: PageInk, label: string | undefined): string {
  const shapes = inks.map((ink) => {
    if (ink.kind === 'rect') {
      const { x, y, width, height, fill, stroke, lineWidth = 1, opacity = 1 } = ink
      const look = `fill="${fill ?? 'none'}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}${stroke ? ` stroke="${stroke}" stroke-width="${r(lineWidth)}"` : ''}`
      return `<rect x="${r(x)}" y="${r(y)}" width="${r(width)}" height="${r(height)}" ${look}/>`
    }
    if (ink.kind !== 'path') return ''
    const { steps, fill, stroke, lineWidth = 1 } = ink
    return `<path d="${steps.map(pathStep).join('')}" fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke}" stroke-width="${r(lineWidth)}"` : ''}/>`
  })
  const name = label ? ` role="img" aria-label="${attribute(label)}"` : ' aria-hidden="true"'
  const [width, height] = [r(page.width), r(page.height)]
  return `<svg${name} width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${shapes.join('')}</svg>`
}

const pathStep = (step: PathStep): string => {
  const [letter, ...numbers] = step
  return `${letter}${numbers.map((value) => r(value as number)).join(' ')}`
}

const text = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (words: string) => text(words).replaceAll('"', '&quot;')

// Both families are cut alike (a test holds it).
import ranges from '@fontsource/noto-sans-sc/unicode.json'
import type { FaceFiles, FaceId } from '../../report/fonts/face.ts'

type Addresses = Readonly<Record<string, string>>

// Slices of the open fonts Noto Sans SC and Noto Serif SC lie beside the page; each is fetched when a text needs it. The
// Greek of the formulas, which they lack, comes from Noto Sans.
const regular = import.meta.glob<string>('/node_modules/@fontsource/noto-sans-sc/files/*-400-normal.woff', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})
const bold = import.meta.glob<string>('/node_modules/@fontsource/noto-sans-sc/files/*-600-normal.woff', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})
const song = import.meta.glob<string>('/node_modules/@fontsource/noto-serif-sc/files/*-600-normal.woff', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})
const greek = import.meta.glob<string>(
  '/node_modules/@fontsource/noto-sans/files/noto-sans-greek-{400,600}-normal.woff',
  {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  },
)

const GREEK = 'greek'

function filesOf(addresses: Addresses, weight: number): FaceFiles {
  const bySlice = new Map<string, string>()
  for (const [path, address] of Object.entries(addresses)) {
    const slice = /-sc-(.+)-\d00-normal/.exec(path)?.[1]
    if (slice) bySlice.set(slice, address)
  }
  const greekAddress = Object.entries(greek).find(([path]) => path.includes(`-${weight}-`))?.[1]
  if (greekAddress) bySlice.set(GREEK, greekAddress)
  return {
    ranges: { ...ranges, [GREEK]: 'U+0370-03FF' },
    async read(slice) {
      const address = bySlice.get(slice)
      if (!address) throw new Error(`no font file for ${slice}`)
      const response = await fetch(new URL(address, document.baseURI))
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

export const fontFiles: Readonly<Record<FaceId, FaceFiles>> = {
  regular: filesOf(regular, 400),
  bold: filesOf(bold, 600),
  song: filesOf(song, 600),
}

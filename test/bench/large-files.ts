import { zipSync } from 'fflate'
import type { AccessInput } from '../../src/core/fca/model.ts'
import { seeded } from '../../src/core/random.ts'

const encode = (pieces: string[]) => new TextEncoder().encode(pieces.join(''))

/** Children as planners have them, one row a point; a million rows are 31 MB. */
export function childrenCsv({ demandX, demandY, children }: AccessInput): Uint8Array<ArrayBuffer> {
  const pieces = ['编号,经度,纬度,适龄儿童\n']
  for (let i = 0; i < demandX.length; i++)
    pieces.push(`D${i + 1},${demandX[i]!.toFixed(6)},${demandY[i]!.toFixed(6)},${children[i]}\n`)
  return encode(pieces)
}

export function schoolsCsv({ siteX, siteY, capacity }: AccessInput): Uint8Array<ArrayBuffer> {
  const rows = Array.from(siteX, (x, j) => `S${j + 1},学校${j + 1},${x},${siteY[j]},${capacity[j]},${j % 7 ? 0 : 1}\n`)
  return encode(['编号,学校名称,经度,纬度,学位数,是否优质\n', ...rows])
}

const octagon = (x: number, y: number) =>
  Array.from({ length: 9 }, (_, k) => {
    const angle = ((k % 8) * Math.PI) / 4
    return [x + 0.0003 * Math.cos(angle), y + 0.0003 * Math.sin(angle)] as const
  })

/** Residential buildings with children, until the file is `size` bytes long. */
export function buildingsGeojson({ demandX, demandY, children }: AccessInput, size: number): Uint8Array<ArrayBuffer> {
  const pieces: string[] = []
  for (let k = 0, length = 0; length < size; k++) {
    const properties = { id: `B${k}`, children: children[k], note: '居住建筑' }
    const geometry = { type: 'Polygon', coordinates: [octagon(demandX[k]!, demandY[k]!)] }
    const text = JSON.stringify({ type: 'Feature', properties, geometry })
    pieces.push(`${k === 0 ? '{"type":"FeatureCollection","features":[' : ',\n'}${text}`)
    length += text.length + 2
  }
  return encode([...pieces, ']}'])
}

/** The first `count` points as a workbook of one sheet, texts in the cells themselves. */
export function childrenXlsx({ demandX, demandY, children }: AccessInput, count: number): Uint8Array {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const figure = (at: string, value: string | number) => `<c r="${at}"><v>${value}</v></c>`
  const heads = ['编号', '小区名称', '经度', '纬度', '适龄儿童'].map((head, k) => text(`${'ABCDE'[k]}1`, head))
  const rows = [`<row r="1">${heads.join('')}</row>`]
  for (let k = 0; k < count; k++) {
    const r = k + 2
    const place = figure(`C${r}`, demandX[k]!.toFixed(6)) + figure(`D${r}`, demandY[k]!.toFixed(6))
    const cells = text(`A${r}`, `D${k + 1}`) + text(`B${r}`, `第${k + 1}小区`) + place + figure(`E${r}`, children[k]!)
    rows.push(`<row r="${r}">${cells}</row>`)
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipSync({
    '[Content_Types].xml': encode([
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" `,
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    ]),
    '_rels/.rels': encode([
      `${head}<Relationships xmlns="${packages}/relationships">`,
      `<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ]),
    'xl/workbook.xml': encode([
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ]),
    'xl/_rels/workbook.xml.rels': encode([
      `${head}<Relationships xmlns="${packages}/relationships">`,
      `<Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ]),
    'xl/worksheets/sheet1.xml': encode([
      `${head}<worksheet xmlns="${main}"><sheetData>`,
      ...rows,
      '</sheetData></worksheet>',
    ]),
  })
}

/** A population grid of `side` × `side` cells as GeoTIFF in strips of `stripRows` rows, 40 % of the cells empty. */
export function populationTiff(side: number, stripRows = 16): Uint8Array<ArrayBuffer> {
  const random = seeded(3)
  const strips = Math.ceil(side / stripRows)
  // Where everything stands: header, directory of 13 tags, what does not fit into it, cells.
  const offsetsAt = 8 + 2 + 13 * 12 + 4
  const countsAt = offsetsAt + 4 * strips
  const scaleAt = countsAt + 4 * strips
  const tieAt = scaleAt + 24
  const keysAt = tieAt + 48
  const dataAt = keysAt + 24
  const view = new DataView(new ArrayBuffer(dataAt + 4 * side * side))
  view.setUint32(0, 0x002a4949, true)
  view.setUint32(4, 8, true)
  view.setUint16(8, 13, true)
  const [SHORT, LONG, DOUBLE] = [3, 4, 12]
  const tags: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, side],
    [257, LONG, 1, side],
    [258, SHORT, 1, 32],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 1],
    [273, LONG, strips, strips === 1 ? dataAt : offsetsAt],
    [277, SHORT, 1, 1],
    [278, LONG, 1, stripRows],
    [279, LONG, strips, strips === 1 ? 4 * side * side : countsAt],
    [339, SHORT, 1, 3],
    [33550, DOUBLE, 3, scaleAt],
    [33922, DOUBLE, 6, tieAt],
    [34735, SHORT, 12, keysAt],
  ]
  for (const [k, [tag, type, count, value]] of tags.entries()) {
    view.setUint16(10 + 12 * k, tag, true)
    view.setUint16(12 + 12 * k, type, true)
    view.setUint32(14 + 12 * k, count, true)
    view.setUint32(18 + 12 * k, value, true)
  }
  for (let k = 0; k < strips; k++) {
    view.setUint32(offsetsAt + 4 * k, dataAt + 4 * side * stripRows * k, true)
    view.setUint32(countsAt + 4 * k, 4 * side * Math.min(stripRows, side - stripRows * k), true)
  }
  for (const [k, value] of [1 / 1200, 1 / 1200, 0].entries()) view.setFloat64(scaleAt + 8 * k, value, true)
  for (const [k, value] of [0, 0, 0, 115, 41, 0].entries()) view.setFloat64(tieAt + 8 * k, value, true)
  // Degrees on WGS 84.
  for (const [k, value] of [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326].entries())
    view.setUint16(keysAt + 2 * k, value, true)
  for (let k = 0; k < side * side; k++) view.setFloat32(dataAt + 4 * k, random() < 0.4 ? 0 : 3 * random(), true)
  return new Uint8Array(view.buffer)
}

/** The first `count` buildings as a zipped shapefile: octagons, and a number each. */
export function buildingsShapefile({ demandX, demandY, children }: AccessInput, count: number): Uint8Array {
  const record = 8 + 48 + 9 * 16
  const shp = new DataView(new ArrayBuffer(100 + count * record))
  const head = (view: DataView, bytes: number) => {
    view.setInt32(0, 9994)
    view.setInt32(24, bytes / 2)
    view.setInt32(28, 1000, true)
    view.setInt32(32, 5, true)
    for (const [k, value] of [116, 39, 118, 41].entries()) view.setFloat64(36 + 8 * k, value, true)
  }
  head(shp, shp.byteLength)
  const dbf = new Uint8Array(66 + count * 13)
  const dbfView = new DataView(dbf.buffer)
  dbf[0] = 3
  dbfView.setUint32(4, count, true)
  dbfView.setUint16(8, 65, true)
  dbfView.setUint16(10, 13, true)
  dbf.set(new TextEncoder().encode('children'), 32)
  dbf[43] = 'N'.charCodeAt(0)
  dbf[48] = 12
  dbf[64] = 13
  for (let k = 0; k < count; k++) {
    const at = 100 + k * record
    shp.setInt32(at, k + 1)
    shp.setInt32(at + 4, (record - 8) / 2)
    shp.setInt32(at + 8, 5, true)
    const [x, y] = [demandX[k]!, demandY[k]!]
    for (const [n, value] of [x - 0.0003, y - 0.0003, x + 0.0003, y + 0.0003].entries())
      shp.setFloat64(at + 12 + 8 * n, value, true)
    shp.setInt32(at + 44, 1, true)
    shp.setInt32(at + 48, 9, true)
    for (const [n, [px, py]] of octagon(x, y).entries()) {
      shp.setFloat64(at + 56 + 16 * n, px, true)
      shp.setFloat64(at + 64 + 16 * n, py, true)
    }
    dbf.set(new TextEncoder().encode(` ${String(children[k]).padStart(12)}`), 65 + k * 13)
  }
  return zipSync({ 'buildings.shp': new Uint8Array(shp.buffer), 'buildings.dbf': dbf })
}

/** Writes the input files under test/fixtures: `npx tsx test/ingest/make-fixtures.ts`. Expected answers stand beside them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import gcoord from 'gcoord'
import proj4 from 'proj4'
import { concat, dbf, gbk, geotiff, shp, utf8, utf16, xlsx, zip } from './file-makers.ts'
import { smallFiles, smallStudy } from './study-files.ts'

const root = join(import.meta.dirname, '../fixtures')
type Files = Readonly<Record<string, string | Uint8Array>>
interface Options {
  /** Read beside the small study of `study-files.ts`. */
  readonly study?: boolean
  /** Take the best proposal for the coordinates, as a user would. */
  readonly accept?: boolean
  readonly choices?: object
}

/** A TIFF (as our maker writes it: big-endian, tags in one directory) in which one short tag says something else. */
function withTag(bytes: Uint8Array, tag: number, value: number): Uint8Array {
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  const directory = view.getUint32(4)
  for (let k = 0; k < view.getUint16(directory); k++) {
    const at = directory + 2 + 12 * k
    if (view.getUint16(at) === tag) view.setUint16(at + 8, value)
  }
  return changed
}

function write(name: string, why: string, files: Files, options: Options = {}): void {
  for (const [file, content] of Object.entries({
    ...files,
    'case.json': `${JSON.stringify({ why, ...options }, null, 2)}\n`,
  })) {
    mkdirSync(dirname(join(root, name, file)), { recursive: true })
    writeFileSync(join(root, name, file), content)
  }
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const collection = (features: readonly object[], extra: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...extra, features })
const feature = (properties: object, geometry: object | null) => ({ type: 'Feature', properties, geometry })
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] })

const head = '学校代码,学校名称,学段,经度,纬度,学位数,在校生,是否优质,所属教育集团'
const good = ['A1,甲小学,小学,116.3,39.95,960,900,是,甲集团', 'A2,乙小学,小学,116.35,39.96,720,,否,']
const plain = 'id,name,lon,lat,capacity'

type Convert = (lon: number, lat: number) => { x: number; y: number }
const asPoint = ([x = 0, y = 0]: readonly number[]) => ({ x, y })
const toGcj: Convert = (lon, lat) => asPoint(gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02))
const toBd: Convert = (lon, lat) => asPoint(gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09))
// CGCS2000, 3-degree Gauss–Krüger zone 39.
const zone39 = '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'
const toGk: Convert = (lon, lat) => asPoint(proj4(zone39).forward([lon, lat]))
const small = [
  ['S1', '甲校', 116.3, 39.95, 960],
  ['S2', '乙校', 116.35, 39.96, 900],
  ['S3', '丙校', 116.32, 39.93, 600],
] as const
const moved = (convert: Convert) =>
  small.map(([id, name, lon, lat, places]) => {
    const at = convert(lon, lat)
    return { id, name, places, x: at.x, y: at.y }
  })

// Text and encodings
write(
  'csv-gbk-gcj02',
  'a GBK list in the map service’s coordinates: the shift is seen because the study knows these schools',
  {
    '学校一览表.csv': gbk(
      lines(
        '学校编号,学校名称,经度,纬度,学位数',
        ...moved(toGcj).map((s) => `${s.id},${s.name},${s.x.toFixed(6)},${s.y.toFixed(6)},${s.places}`),
      ),
    ),
  },
  { study: true, accept: true },
)
write(
  'csv-bd09-named',
  'the header says which map service the coordinates come from',
  {
    'schools.csv': lines(
      '学校名称,百度经度,百度纬度,学位数',
      ...moved(toBd).map((s) => `${s.name}分校,${s.x.toFixed(6)},${s.y.toFixed(6)},${s.places}`),
    ),
  },
  { study: true, accept: true },
)
write('csv-utf8-bom', 'a byte order mark does not become part of the first column', {
  'schools.csv': concat([Uint8Array.of(0xef, 0xbb, 0xbf), utf8(lines(head, ...good))]),
})
write('csv-utf16', 'what Excel calls Unicode text', { '学校.txt': utf16(lines(head, ...good).replaceAll(',', '\t')) })
write('csv-tabs', 'tabs between columns', { 'schools.tsv': lines(head, ...good).replaceAll(',', '\t') })
write('csv-semicolons', 'semicolons between columns', { 'schools.csv': lines(head, ...good).replaceAll(',', ';') })
write('csv-titles', 'titles and notes above the header', {
  '附件.csv': lines('附件1：海淀区小学一览表,,,,,,,,', ',,,,,,,,', '单位：人,,,,,,,,', head, ...good),
})
write(
  'csv-without-header',
  'numbers in the first row: columns are recognised by content',
  { '学校.csv': lines('101,甲小学,小学,116.31,39.95,960', '102,乙小学,小学,116.35,39.96,720') },
  { choices: { role: 'schools' } },
)
write('csv-quotes', 'a quote that is never closed', {
  'schools.csv': lines(plain, 'A1,"甲小学,116.3,39.95,960', 'A2,乙小学,116.35,39.96,720'),
})
write('csv-ragged', 'rows that are too short and too long', {
  'schools.csv': lines(plain, 'A1,甲小学,116.3,39.95', 'A2,乙小学,116.35,39.96,720,,多余'),
})
write('csv-empty', 'a file of nothing but blank lines', { 'schools.csv': '\n\n  \n' })
write('csv-header-only', 'a header and no rows', { 'schools.csv': `${head}\n` })
write('csv-totals-row', 'totals are no school', {
  'schools.csv': lines(head, ...good, '合计,,,,,1680,900,,', ',总 计,,,,1680,,,'),
})
write('csv-header-repeated', 'the header again on every page', {
  'schools.csv': lines(head, good[0] ?? '', head, good[1] ?? ''),
})
write('csv-mojibake', 'names damaged by a wrong encoding before', {
  'schools.csv': lines(
    plain,
    'A1,娴锋穩灏忓,116.3,39.95,960',
    'A2,锟斤拷小学,116.35,39.96,720',
    'A3,ä¸­å…³æ‘,116.36,39.96,720',
  ),
})
write('csv-undecodable', 'bytes that no Chinese encoding knows', {
  'schools.csv': concat([utf8(`${plain}\nA1,`), Uint8Array.of(0xff, 0xff, 0x80), utf8(',116.3,39.95,960\n')]),
})

// Cells
write('csv-duplicates', 'ids and names that occur twice stay apart', {
  'schools.csv': lines(plain, 'A1,甲小学,116.3,39.95,960', 'A1,甲小学,116.31,39.95,960', 'A2,甲小学,116.32,39.95,960'),
})
write('csv-without-ids', 'missing ids and names', {
  'schools.csv': lines(plain, ',甲小学,116.3,39.95,960', 'A2,,116.31,39.95,960'),
})
write('csv-capacity', 'capacity missing, 0, negative, absurd, not a number', {
  'schools.csv': lines(
    plain,
    'A1,甲,116.30,39.95,',
    'A2,乙,116.31,39.95,0',
    'A3,丙,116.32,39.95,-5',
    'A4,丁,116.33,39.95,96000',
    'A5,戊,116.34,39.95,约九百',
    'A6,己,116.35,39.95,——',
    'A7,庚,116.36,39.95,Infinity',
  ),
})
write('csv-classes', 'classes × class size, and a figure that overrules them', {
  'schools.csv': lines(
    '编号,学校,经度,纬度,学位,班级数,班额',
    'A1,甲,116.30,39.95,,24,45',
    'A2,乙,116.31,39.95,,24,',
    'A3,丙,116.32,39.95,1000,24,45',
    'A4,丁,116.33,39.95,,,45',
  ),
})
write('csv-enrolment', 'more pupils than places', {
  'schools.csv': lines(head, 'A1,甲小学,小学,116.3,39.95,960,1100,是,'),
})
write('csv-number-styles', 'full-width digits, thousands, blanks', {
  'schools.csv': lines(
    plain,
    'A1,甲,116.30,39.95,"1,080"',
    'A2,乙,116.31,39.95,１０８０',
    'A3,丙, 116.32 ,39.95, 960.0 ',
    'A4,丁,116.33,39.95,"1,08"',
  ),
})
write('csv-stages', 'stages in words, and kinds of school that are none of ours', {
  'schools.csv': lines(
    head,
    'A1,甲,小学,116.30,39.95,960,,,',
    'A2,乙,初中,116.31,39.95,960,,,',
    'A3,丙,九年一贯制,116.32,39.95,960,,,',
    'A4,丁,高中,116.33,39.95,960,,,',
    'A5,戊,,116.34,39.95,960,,,',
  ),
})
write('csv-flags', 'yes and no in many words', {
  'schools.csv': lines(
    'id,name,lon,lat,capacity,优质',
    'A1,甲,116.30,39.95,1,是',
    'A2,乙,116.31,39.95,1,√',
    'A3,丙,116.32,39.95,1,TRUE',
    'A4,丁,116.33,39.95,1,否',
    'A5,戊,116.34,39.95,1,',
    'A6,己,116.35,39.95,1,也许',
  ),
})
write('csv-groups', 'lead schools and hand-in-hand partners, by id and by name, and one that is not there', {
  'schools.csv': lines(
    'id,name,lon,lat,capacity,教育集团,牵头校,手拉手',
    'A1,甲,116.30,39.95,1,一,是,丙',
    'A2,乙,116.31,39.95,1,一,,',
    'A3,丙,116.32,39.95,1,,,A1',
    'A4,丁,116.33,39.95,1,,,庚',
  ),
})
write('csv-formulas', 'text that a spreadsheet would run stays text', {
  'schools.csv': lines(plain, '=1+1,"=HYPERLINK(""http://x"",""甲"")",116.30,39.95,960', '@A2,+乙,116.31,39.95,960'),
})
write('csv-markup', 'markup in names stays text', {
  'schools.csv': lines(
    plain,
    'A1,<script>alert(1)</script>,116.30,39.95,960',
    'A2,"<img src=x onerror=""alert(1)"">",116.31,39.95,960',
  ),
})
write('csv-indicators', 'further numeric columns are kept, texts are named', {
  'schools.csv': lines(
    `${plain},生均图书,办学性质,地址`,
    'A1,甲,116.30,39.95,960,27.5,公办,中关村1号',
    'A2,乙,116.31,39.95,960,三十,民办,知春路2号',
    'A3,丙,116.32,39.95,960,,公办,',
  ),
})
write('csv-own-radius', 'a school with a radius of its own', {
  'schools.csv': lines(
    `${plain},服务半径（米）`,
    'A1,甲,116.30,39.95,960,800',
    'A2,乙,116.31,39.95,960,',
    'A3,丙,116.32,39.95,960,0',
  ),
})
write('csv-huge-cell', 'a cell of 200,000 letters does not drown the report', {
  'schools.csv': lines(plain, `A1,甲,116.30,39.95,${'9x'.repeat(100_000)}`),
})

// Coordinates
write('csv-dms', 'degrees, minutes and seconds in several hands', {
  'schools.csv': lines(
    plain,
    'A1,甲,116°18′00″E,39°57′00″N,960',
    'A2,乙,"116 18 30","39 57 30",960',
    'A3,丙,东经116.31,北纬39.95,960',
    'A4,丁,116度18分36秒,39度57分,960',
    'A5,戊,116°75′,39°57′,960',
  ),
})
write('csv-pair', 'both coordinates in one cell', {
  'schools.csv': lines(
    '学校名称,坐标,学位数',
    '甲小学,"116.30,39.95",960',
    '乙小学,"116.35，39.96",720',
    '丙小学,116.35,720',
  ),
})
write(
  'csv-swapped',
  'latitude and longitude exchanged',
  { 'schools.csv': lines(plain, 'A1,甲,39.95,116.30,960', 'A2,乙,39.96,116.35,960') },
  { study: true, accept: true },
)
write('csv-swapped-refused', 'the same, when the user does not accept the proposal', {
  'schools.csv': lines(plain, 'A1,甲,39.95,116.30,960', 'A2,乙,39.96,116.35,960'),
})
write(
  'csv-gauss-kruger',
  'CGCS2000 with zone number, northing called X',
  {
    'schools.csv': lines(
      '编号,校名,X坐标,Y坐标,学位',
      ...moved(toGk).map((s) => `${s.id},${s.name},${s.y.toFixed(3)},${s.x.toFixed(3)},${s.places}`),
    ),
  },
  { study: true, accept: true },
)
write(
  'schools-without-places',
  'a list of names and addresses becomes a study by one figure for all, and says that it is an estimate',
  { '学校名单.csv': lines('name,address,lon,lat', '甲小学,某街1号,116.30,39.95', '乙小学,某街2号,116.32,39.96') },
  { choices: { capacity: 960 } },
)
write('geotiff-zstd', 'a compression that only WebAssembly unpacks is named, with what to do', {
  'population.tif': withTag(await geotiff([[1, 2]], { west: 116, north: 40, cell: 0.01 }), 259, 50000),
})
write('demand-coincident', 'two estates on one spot: both count, and it is said', {
  'children.csv': lines('编号,经度,纬度,儿童数', 'D1,116.3,39.95,12', 'D2,116.31,39.95,7', 'D3,116.3,39.95,5'),
})
write(
  'csv-positions',
  'missing, out of range, outside the streets, exactly coincident',
  {
    'schools.csv': lines(
      plain,
      'A1,甲,,39.95,960',
      'A2,乙,200,39.95,960',
      'A3,丙,100,200,960',
      'A4,丁,117.5,39.95,960',
      'A5,戊,116.35,39.95,960',
      'A6,己,116.35,39.95,960',
      'A7,庚,东边,39.95,960',
    ),
  },
  { study: true },
)

// Children
write('demand-grades', 'children by grade, with sums that differ', {
  '适龄儿童.csv': lines(
    '编号,经度,纬度,儿童数,一年级,二年级,三年级,四年级,五年级,六年级',
    'D1,116.30,39.95,60,10,10,10,10,10,10',
    'D2,116.31,39.95,70,10,10,10,10,10,10',
    'D3,116.32,39.95,60,10,10,,10,10,10',
  ),
})
write('demand-stages', 'two stages side by side', {
  'children.csv': lines(
    '小区名称,经度,纬度,小学生,初中生',
    '甲小区,116.30,39.95,120,60',
    '乙小区,116.31,39.95,0,0',
    '丙小区,116.32,39.95,-1,5',
  ),
})
write('demand-missing', 'counts that are missing never become 0', {
  'children.csv': lines('id,lon,lat,children', 'D1,116.30,39.95,', 'D2,116.31,39.95,n/a', 'D3,116.32,39.95,0'),
})
write(
  'totals-per-street',
  'totals per street: codes that differ, names that match, a street without',
  {
    '各街道学龄人口.csv': lines(
      '街道代码,街道名称,小学适龄儿童',
      '110108001,街道1,1200',
      '999,街道2,800',
      '110108003,无此街道,5',
      '110108001,街道1,7',
      '合计,,2000',
    ),
  },
  { study: true, choices: { cell: 5000 } },
)
write('totals-without-streets', 'totals cannot be spread without streets', {
  'totals.csv': lines('街道,儿童数', '街道1,1200'),
})

// Costs
write(
  'costs-wide',
  'a matrix by ids, with a column and a row that nobody knows',
  { 'costs.csv': lines('id,S1,S2,X9', 'D1,100,2000,5', 'D2,,-3,5', 'D7,1,1,1') },
  { study: true },
)
write(
  'costs-long',
  'pairs, one of them twice, one damaged',
  { 'times.csv': lines('origin,destination,cost', 'D1,S1,5', 'D1,S1,6', 'D2,S2,fast', 'D2,S3,', 'D3,S1,7.5') },
  { study: true, choices: { costUnit: 'min' } },
)

// Spreadsheets
write('xlsx-sheets', 'a workbook with two sheets, numbers and dates as such', {
  '学校.xlsx': await xlsx({
    学校: [
      ['学校代码', '学校名称', '经度', '纬度', '学位数', '建校'],
      ['A1', '甲小学', 116.3, 39.95, 960, new Date(Date.UTC(1956, 8, 1))],
      ['A2', '乙小学', 116.35, 39.96, null, null],
    ],
    儿童: [
      ['编号', '经度', '纬度', '儿童数'],
      ['D1', 116.31, 39.95, 12.5],
    ],
  }),
})
write('xlsx-titles', 'a title above the header, numbers as text', {
  'list.xlsx': await xlsx({
    Sheet1: [
      ['海淀区小学一览表', null, null, null],
      ['校名', '经度', '纬度', '班级数'],
      ['甲小学', '116.3', '39.95', '24'],
      ['合计', null, null, '24'],
    ],
  }),
})
write('xlsx-damaged', 'a workbook that was cut off', {
  'list.xlsx': (await xlsx({ Sheet1: [['校名'], ['甲']] })).subarray(0, 900),
})
write('xls-old', 'the old binary format is named, not guessed at', {
  'list.xls': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0),
})

// GeoJSON and TopoJSON
write('geojson-streets', 'streets that overlap and leave a gap', {
  'streets.geojson': collection([
    feature({ code: '1', name: '甲街道', name_en: 'A', population: 1000 }, polygon(box(116.3, 39.9, 116.35, 40))),
    feature({ code: '2', name: '乙街道', population: '约一千' }, polygon(box(116.34, 39.9, 116.4, 39.93))),
    feature({ code: '3', name: '丙镇', population: 10 }, polygon(box(116.35, 39.97, 116.4, 40))),
    feature({ code: '4', name: '丁镇' }, polygon(box(116.38, 39.93, 116.4, 39.97))),
  ]),
})
write('geojson-rings', 'unclosed, crossing and degenerate rings', {
  'streets.geojson': collection([
    feature({ code: '1', name: '未闭合' }, polygon(box(116.3, 39.9, 116.35, 40).slice(0, 4))),
    feature(
      { code: '2', name: '自相交' },
      polygon([
        [116.4, 39.9],
        [116.45, 40],
        [116.45, 39.9],
        [116.4, 40],
        [116.4, 39.9],
      ]),
    ),
    feature(
      { code: '3', name: '两点' },
      polygon([
        [116.5, 39.9],
        [116.5, 40],
        [116.5, 39.9],
      ]),
    ),
    feature({ code: '4', name: '越界' }, polygon(box(116.5, 89, 116.6, 91))),
  ]),
})
write('geojson-mixed', 'no geometry, no polygon, no id, the same id twice', {
  'streets.geojson': collection([
    feature({ code: '1', name: '甲' }, polygon(box(116.3, 39.9, 116.35, 40))),
    feature({ code: '1', name: '甲' }, polygon(box(116.35, 39.9, 116.4, 40))),
    feature({ name: '无代码' }, polygon(box(116.4, 39.9, 116.45, 40))),
    feature({ code: '5' }, null),
    feature(
      { code: '6' },
      {
        type: 'LineString',
        coordinates: [
          [116, 39],
          [117, 39],
        ],
      },
    ),
    feature({ code: '7' }, { type: 'Polygon', coordinates: [[[116, 'x']]] }),
    feature({ code: '8' }, { type: 'Blob', coordinates: [] }),
  ]),
})
write('geojson-schools', 'schools as points', {
  'schools.geojson': collection([
    feature({ 学校名称: '甲小学', 学位数: 960 }, point(116.3, 39.95)),
    feature({ 学校名称: '乙小学', 学位数: null }, point(116.31, 39.95)),
  ]),
})
write(
  'geojson-catchments',
  'catchments whose schools are partly unknown',
  {
    '学区.geojson': collection([
      feature({ 编号: 'C1', 名称: '一学区', 学校: 'S1、S2' }, polygon(box(116.3, 39.9, 116.35, 40))),
      feature({ 编号: 'C2', 名称: '二学区', 学校: ['S3', 'S9'] }, polygon(box(116.35, 39.9, 116.4, 40))),
      feature({ 编号: 'C3', 名称: '三学区', 学校: '' }, polygon(box(116.4, 39.9, 116.45, 40))),
    ]),
  },
  { study: true },
)
write('geojson-lines', 'one feature a line, one of them broken', {
  'schools.geojsonl': lines(
    JSON.stringify(feature({ name: '甲小学', capacity: 960 }, point(116.3, 39.95))),
    '{"type":"Feature","properties":{"name":"乙',
    JSON.stringify(feature({ name: '丙小学', capacity: 960 }, point(116.32, 39.95))),
  ),
})
write(
  'geojson-projected',
  'metres, with the system named the old way',
  {
    'streets.geojson': collection(
      [feature({ code: '1', name: '甲' }, polygon(box(39440000, 4420000, 39445000, 4425000)))],
      { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4527' } } },
    ),
  },
  { accept: true },
)
write('geojson-truncated', 'a file that was cut off', {
  'streets.geojson': collection([feature({ code: '1' }, polygon(box(116.3, 39.9, 116.35, 40)))]).slice(0, 120),
})
write('geojson-deep', 'nesting that would break the stack', {
  'deep.geojson': `{"type":"FeatureCollection","features":${'['.repeat(5000)}${']'.repeat(5000)}}`,
})
write('topojson', 'shared borders, and an arc that is not there', {
  'streets.topojson': JSON.stringify({
    type: 'Topology',
    objects: {
      streets: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { code: '1', name: '甲' } },
          { type: 'Polygon', arcs: [[2, -1]], properties: { code: '2', name: '乙' } },
        ],
      },
      broken: { type: 'Polygon', arcs: [[7]] },
    },
    arcs: [
      [
        [116.35, 39.9],
        [116.35, 40],
      ],
      [
        [116.35, 40],
        [116.3, 40],
        [116.3, 39.9],
        [116.35, 39.9],
      ],
      [
        [116.35, 39.9],
        [116.4, 39.9],
        [116.4, 40],
        [116.35, 40],
      ],
    ],
  }),
})

// Shapefiles
const clockwise = (west: number, south: number, east: number, north: number) =>
  [...box(west, south, east, north)].reverse() as [number, number][]
const gk = (lon: number, lat: number): [number, number] => {
  const at = toGk(lon, lat)
  return [at.x, at.y]
}
const prj4527 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
const gkRings = [
  [clockwise(116.3, 39.9, 116.35, 40).map(([x, y]) => gk(x, y))],
  [clockwise(116.35, 39.9, 116.4, 40).map(([x, y]) => gk(x, y))],
]
const table = dbf(
  ['代码', '名称'],
  [
    ['110108001', '甲街道'],
    ['110108002', '乙街道'],
  ],
  gbk,
)
write(
  'shapefile-zip',
  'a zip as surveyors send it: GBK table, CGCS2000 zone 39',
  {
    'streets.zip': zip({
      '街道/streets.shp': shp(gkRings),
      '街道/streets.dbf': table,
      '街道/streets.prj': utf8(prj4527),
      '街道/streets.cpg': utf8('GBK'),
      '__MACOSX/街道/._streets.shp': utf8('x'),
    }),
  },
  { accept: true },
)
write('shapefile-loose', 'loose parts in mixed case, without code page', {
  'Streets.SHP': shp([[clockwise(116.3, 39.9, 116.35, 40)], [clockwise(116.35, 39.9, 116.4, 40)]]),
  'streets.DBF': table,
  'streets.shx': utf8('x'),
})
write('shapefile-without-dbf', 'shapes without names', { 'streets.shp': shp([[clockwise(116.3, 39.9, 116.35, 40)]]) })
write('shapefile-truncated', 'a shapefile and its table that were cut off', {
  'streets.shp': shp([[clockwise(116.3, 39.9, 116.35, 40)], [clockwise(116.35, 39.9, 116.4, 40)]]).subarray(0, 300),
  'streets.dbf': table.subarray(0, 150),
})
write('shapefile-zip-without-shp', 'a zip with parts of a shapefile but no shapes', {
  'streets.zip': zip({ 'streets.dbf': table }),
})

// KML
const kml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>\n`
const placemark =
  '<Placemark><name>甲小学</name><ExtendedData><Data name="学位数"><value>960</value></Data></ExtendedData><Point><coordinates>116.3,39.95,0</coordinates></Point></Placemark>'
write('kml', 'places from a map service, one without position', {
  '学校.kml': kml(`${placemark}<Placemark><name>乙小学</name></Placemark>`),
})
write('kmz', 'the same, packed', { '学校.kmz': zip({ 'doc.kml': utf8(kml(placemark)), 'icon.png': utf8('x') }) })
write('kml-entities', 'a document type with entities is refused, not expanded', {
  'bomb.kml': `<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${kml('<name>&b;</name>')}`,
})

// Grids
const population = [
  [0, 1.5, -99999],
  [2.25, -1, 4],
]
write('geotiff', 'a population grid with no data and a negative cell', {
  'pop.tif': await geotiff(population, { west: 116.3, north: 40, cell: 0.01, noData: -99999 }),
})
write(
  'geotiff-share',
  'people turned into children by a share, which makes them an estimate',
  { 'pop.tif': await geotiff(population, { west: 116.3, north: 40, cell: 0.01, noData: -99999 }) },
  { choices: { factor: 0.06 } },
)
write('geotiff-truncated', 'a grid that was cut off', {
  'pop.tif': (await geotiff(population, { west: 116.3, north: 40, cell: 0.01 })).subarray(0, 200),
})

// Archives, studies and what is none of it
const bomb = zip({ 'doc.kml': new Uint8Array(40_000_000) })
write('zip-bomb', 'an archive that claims to unpack to far more than it holds', { 'bomb.kmz': bombed(bomb) })
write('zip-unknown', 'an archive of something else', { 'photos.zip': zip({ 'a.jpg': utf8('x') }) })
write('zip-damaged', 'an archive without its directory', { 'streets.zip': bomb.subarray(0, 2000) })
write('study-file', 'a study file that names its data', { 'study.json': JSON.stringify(smallStudy, null, 1) })
write('study-packed', 'a study with its data in one file', {
  'study.jiujin': zip({
    'study.json': utf8(JSON.stringify(smallStudy)),
    ...Object.fromEntries(Object.entries(smallFiles).map(([name, text]) => [name, utf8(text)])),
  }),
})
write('binary-noise', 'bytes of no format', { 'noise.dat': Uint8Array.from({ length: 400 }, (_, k) => (k * 37) % 256) })
write('geopackage', 'a format that the app does not read is named', {
  'streets.gpkg': utf8('SQLite format 3\0 and more'),
})
write('several-at-once', 'files of different kinds dropped together', {
  'schools.csv': lines(plain, 'A1,甲,116.30,39.95,960'),
  'children.csv': lines('id,lon,lat,children', 'D1,116.30,39.95,12'),
  'streets.geojson': collection([feature({ code: '1', name: '甲' }, polygon(box(116.25, 39.9, 116.35, 40)))]),
  'readme.pdf': '%PDF-1.7',
})

/** The archive with a directory that promises 4 GB. */
function bombed(archive: Uint8Array): Uint8Array {
  const lying = archive.slice()
  const view = new DataView(lying.buffer)
  for (let at = 0; at + 46 < lying.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true)
  }
  return lying
}

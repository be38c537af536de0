import { cellSize } from './children.ts'

interface Text {
  readonly zh: string
  readonly en: string
}

function note(of: string, basis: 'real' | 'estimated' | 'schematic' | 'synthetic', zh: string, en: string) {
  return { of, basis, text: { zh, en } }
}

const quality: Text = {
  zh: '示例标记：按固定种子抽取 150 处校址中的 46 处，城区东南部抽中的机会较大。它不评价任何真实学校；请换成本区自己的优质校定义。',
  en: 'Sample flag: a fixed-seed draw of 46 of the 150 sites, with better odds in the inner south-east. It says nothing about any real school; replace it with your own definition.',
}

const credit: Text = {
  zh: '校址坐标 © OpenStreetMap 贡献者（ODbL） · 区界 Apache ECharts 4.9（Apache-2.0） · 街道界线、学位、儿童分布为示意',
  en: 'School positions © OpenStreetMap contributors (ODbL) · district outlines Apache ECharts 4.9 (Apache-2.0) · streets, places and children are illustrative',
}

/** What is real, estimated, schematic or synthetic: each layer, then each of its columns. */
const provenance = [
  note(
    'schools',
    'synthetic',
    '150 处校址：74 处取真实小学的位置，76 处为虚构；均用中性名称。',
    '150 sites: 74 at the positions of real primary schools, 76 invented; all under neutral labels.',
  ),
  note('schools.id', 'synthetic', '本示例自编序号。', 'Numbered for this sample.'),
  note(
    'schools.name',
    'synthetic',
    '示意街道名加序号，不是校名。',
    'Schematic street and a number; not a school’s name.',
  ),
  note('schools.name_en', 'synthetic', '同上，英文。', 'The same in English.'),
  note(
    'schools.stage',
    'synthetic',
    '一律为小学；九年一贯制学校不在名单内。',
    'All primary; nine-year schools are not in the list.',
  ),
  note(
    'schools.lon',
    'estimated',
    '46 处 © OpenStreetMap 贡献者，28 处由地址推定（其中 2 处略移入区界内），76 处虚构，见 position 列。',
    '46 © OpenStreetMap contributors, 28 placed from the address (2 of them moved just inside the outline), 76 invented; see the column position.',
  ),
  note('schools.lat', 'estimated', '同经度。', 'As for the longitude.'),
  note(
    'schools.position',
    'estimated',
    'located 有据，approximate 由地址推定，synthetic 虚构。',
    'located: from the map; approximate: from the address; synthetic: invented.',
  ),
  note(
    'schools.capacity',
    'synthetic',
    '班数 × 40，合计略少于在校生；不是任何学校的学位数。',
    'Classes × 40, a little less than the pupils in total; no school’s real figure.',
  ),
  note(
    'schools.classes',
    'synthetic',
    '按周边儿童数与设定的街道松紧生成，12 至 50 班。',
    'Made from the children around and a set tightness per street; 12 to 50 classes.',
  ),
  note(
    'schools.enrolment',
    'synthetic',
    '分到各校址为虚构；合计 179,579 为 2020–21 学年真实总数。',
    'Invented per site; the total of 179,579 is the real one of 2020–21.',
  ),
  note('schools.quality', 'synthetic', quality.zh, quality.en),
  note('schools.group', 'synthetic', '虚构的教育集团，以字母命名。', 'Invented groups named by letters.'),
  note('schools.lead', 'synthetic', '虚构的集团牵头校。', 'Invented lead schools of the groups.'),
  note('schools.partner', 'synthetic', '虚构的手拉手结对，共 8 对。', 'Invented hand-in-hand pairs, 8 in all.'),
  note(
    'schools.teachers_above_degree',
    'synthetic',
    '高于规定学历教师数，虚构。',
    'Teachers above the required degree; invented.',
  ),
  note(
    'schools.backbone_teachers',
    'synthetic',
    '县级以上骨干教师数，虚构。',
    'Backbone teachers (county level or above); invented.',
  ),
  note('schools.pe_art_teachers', 'synthetic', '体育、艺术教师数，虚构。', 'PE and art teachers; invented.'),
  note(
    'schools.teaching_area_m2',
    'synthetic',
    '教学及辅助用房面积（平方米），虚构。',
    'Teaching and auxiliary floor area, m²; invented.',
  ),
  note('schools.sports_area_m2', 'synthetic', '体育运动场馆面积（平方米），虚构。', 'Sports area, m²; invented.'),
  note(
    'schools.equipment_cny',
    'synthetic',
    '教学仪器设备值（元），虚构。',
    'Value of teaching equipment, CNY; invented.',
  ),
  note('schools.multimedia_rooms', 'synthetic', '网络多媒体教室间数，虚构。', 'Networked multimedia rooms; invented.'),
  note('schools.computers', 'synthetic', '计算机台数，虚构。', 'Computers; invented.'),
  note('schools.books', 'synthetic', '图书册数，虚构。', 'Books; invented.'),
  note('schools.teachers', 'synthetic', '专任教师数，虚构。', 'Full-time teachers; invented.'),
  note(
    'schools.senior_title_teachers',
    'synthetic',
    '中级及以上专业技术职务教师数，虚构。',
    'Teachers with a middle or senior professional title; invented.',
  ),
  note(
    'demand',
    'synthetic',
    '250 米格网上的儿童，总数与年级合计为真实数，分布为推算。',
    'Children on a 250 m grid: the total and the grade totals are real, the spread is modelled.',
  ),
  note('demand.id', 'synthetic', '格网行列号。', 'Row and column of the grid.'),
  note('demand.lon', 'synthetic', '格网中心，WGS 84。', 'Cell centre, WGS 84.'),
  note('demand.lat', 'synthetic', '格网中心，WGS 84。', 'Cell centre, WGS 84.'),
  note(
    'demand.children',
    'synthetic',
    '总数 179,579 按街道常住人口分摊，再按到居民点和小学的远近分到格网；山地和两处公园为零。按在校生计，不是户籍或常住儿童数。',
    'The total of 179,579 pupils is shared among streets by residents, then among cells by nearness to localities and schools; none on hills and in two parks. Pupils at school, not registered or resident children.',
  ),
  ...[1, 2, 3, 4, 5, 6].map((grade) =>
    note(
      `demand.g${grade}`,
      'synthetic',
      `${grade} 年级；全区合计等于 2020–21 学年真实数，格网内按全区比例。`,
      `Grade ${grade}; the district total is the real one of 2020–21, cells follow the district’s mix.`,
    ),
  ),
  note(
    'streets',
    'schematic',
    '示意边界，不作法律依据：居民点的泰森多边形按街道合并、平滑，裁到区界。',
    'Schematic, not a legal boundary: Voronoi regions of localities, merged by street, smoothed, clipped to the district.',
  ),
  note('streets.code', 'real', '行政区划代码。', 'Administrative code.'),
  note('streets.name', 'real', '街道、镇名称。', 'Name of the street or town.'),
  note('streets.name_en', 'real', '汉语拼音。', 'Pinyin.'),
  note('streets.kind', 'real', '街道 subdistrict 或镇 town。', 'Subdistrict (街道) or town (镇).'),
  note(
    'streets.population',
    'estimated',
    '2020 年常住人口：16 个为普查数，13 个为估计，合计等于普查总数 3,133,469。',
    'Residents 2020: 16 from the census, 13 estimated; the sum is the census total of 3,133,469.',
  ),
  note(
    'streets.income',
    'synthetic',
    '人均年收入（元），虚构，只为演示集中指数。',
    'Income a head and year, CNY; invented, only to show the concentration index.',
  ),
  note('streets.population_source', 'real', 'census 2020 普查，estimate 估计。', 'census 2020, or estimate.'),
  note(
    'catchments',
    'schematic',
    '示意片区：把每个街道按就近原则分给相邻的几处校址，与真实学区、划片无关。',
    'Schematic: each street divided among small groups of its sites by nearness; unrelated to real zoning.',
  ),
  note('catchments.code', 'synthetic', '街道代码加序号。', 'Street code and a number.'),
  note('catchments.name', 'synthetic', '街道名加序号。', 'Street name and a number.'),
  note('catchments.name_en', 'synthetic', '街道名拼音加序号。', 'Street name and a number.'),
  note('catchments.sites', 'synthetic', '片区对应的校址编号。', 'Ids of the sites that serve the catchment.'),
  note(
    'context',
    'schematic',
    '周边各区轮廓，Apache ECharts 4.9 地图由 GCJ-02 转为 WGS 84，精度约 100 米。',
    'Neighbouring districts from the Apache ECharts 4.9 map, GCJ-02 turned into WGS 84, about 100 m precise.',
  ),
]

/** The study file: what there is, how to read it, and how far to trust it. */
export const study = {
  format: 'jiujin-study',
  version: 1,
  name: { zh: '海淀区小学', en: 'Haidian primary schools' },
  year: '2020-21',
  illustrative: true,
  data: {
    schools: { file: 'schools.csv' },
    demand: { file: 'demand.csv', cell: cellSize },
    zones: { file: 'streets.geojson', id: 'code', name: 'name', nameEn: 'name_en' },
    catchments: { file: 'catchments.geojson', id: 'code', name: 'name', nameEn: 'name_en' },
    context: { file: 'context.geojson', id: 'code', name: 'name', nameEn: 'name_en' },
  },
  method: { measure: '2sfca', decay: { kind: 'gaussian' }, threshold: 1500, distance: 'straight', stage: 'primary' },
  scenarios: [],
  provenance,
  quality,
  credit,
}

const outlineLicence = 'Outline: Apache ECharts 4.9.0 map data, Apache-2.0, converted from GCJ-02 to WGS 84'

/** The `metadata` member of each GeoJSON file. */
export const layerNotes = {
  streets: {
    title: { zh: '海淀区街道、镇（示意）', en: 'Streets and towns of Haidian (schematic)' },
    basis: 'schematic',
    licence: `${outlineLicence}. Inner borders: this project, MIT`,
    note: '示意边界，不作法律依据 / schematic, not a legal boundary',
  },
  catchments: {
    title: { zh: '示意片区', en: 'Illustrative catchments' },
    basis: 'schematic',
    licence: `${outlineLicence}. Site positions © OpenStreetMap contributors, ODbL. Borders: this project`,
    note: '示意片区，与真实学区、划片无关 / illustrative, unrelated to real school zoning',
  },
  context: {
    title: { zh: '周边各区', en: 'Neighbouring districts' },
    basis: 'schematic',
    licence: outlineLicence,
    note: '示意边界，不作法律依据 / schematic, not a legal boundary',
  },
}

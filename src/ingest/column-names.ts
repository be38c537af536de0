import { plainName } from '../core/plain-name.ts'

/**
 * What columns are called, by field. Names are compared after `plainName`: case, blanks, underscores and brackets with
 * units do not count. To teach the app a new name, add it here.
 */
const NAMES = {
  id: '编号 编码 代码 标识码 学校代码 学校编号 学校编码 学校标识码 校址编号 校址代码 小区编号 小区代码 网格编号 网格代码 id code schoolid siteid pointid cellid uid objectid fid',
  name: '名称 名字 学校 学校名称 学校全称 校名 校址名称 校区名称 单位名称 机构名称 小区 小区名称 居住区 居住区名称 社区名称 name schoolname school sitename',
  name_en: '英文名 英文名称 nameen englishname nameenglish',
  stage: '学段 办学层次 学校类别 学校类型 办学类型 办学类别 办学阶段 stage level schooltype schoollevel',
  lon: '经度 东经 高德经度 百度经度 坐标经度 经度坐标 lon lng long longitude wgslon gcjlon bdlon 经度x x经度',
  lat: '纬度 北纬 高德纬度 百度纬度 坐标纬度 纬度坐标 lat latitude wgslat gcjlat bdlat 纬度y y纬度',
  position:
    '经纬度 坐标 经纬度坐标 坐标位置 位置坐标 高德坐标 百度坐标 lnglat lonlat location coordinates coordinate coords',
  x: 'x x坐标 坐标x 横坐标 东坐标 东向坐标 pointx xcoord coordx easting',
  y: 'y y坐标 坐标y 纵坐标 北坐标 北向坐标 pointy ycoord coordy northing',
  capacity:
    '学位 学位数 学位总数 学位数量 可提供学位 提供学位 核定学位 规划学位 总学位 容量 办学规模 核定规模 capacity places seats',
  classes: '班级数 班数 班级 教学班 教学班数 班级总数 班级数量 classes classcount numclasses',
  class_size: '班额 平均班额 标准班额 班额标准 classsize',
  enrolment:
    '在校生 在校生数 在校学生 在校学生数 在校人数 学生数 学生人数 在读人数 enrolment enrollment pupils students enrolled',
  quality: '优质 优质校 优质学校 是否优质 是否优质校 是否为优质校 quality isquality qualityflag',
  group: '集团 教育集团 所属集团 所属教育集团 集团名称 教育集团名称 集团校 group educationgroup schoolgroup',
  lead: '牵头 牵头校 龙头校 集团牵头校 是否牵头校 是否龙头校 是否为牵头校 lead islead groupleader leadschool',
  partner: '手拉手 手拉手校 手拉手学校 结对 结对校 结对学校 partner partnerschool pairedschool',
  threshold: '服务半径 半径 threshold radius serviceradius',
  children:
    '儿童 儿童数 儿童人数 适龄儿童 适龄儿童数 适龄人口 学龄儿童 学龄人口 学龄儿童数 人数 需求 需求量 人口 合计人数 children childcount demand population pop schoolage',
  children_primary:
    '小学生 小学生数 小学适龄儿童 小学适龄人口 小学学龄儿童 小学人数 小学需求 childrenprimary primarychildren primary',
  children_junior:
    '初中生 初中生数 初中适龄儿童 初中适龄人口 初中学龄儿童 初中人数 初中需求 childrenjunior juniorchildren junior',
  g1: '6岁 6周岁 一年级 1年级 小一 g1 grade1',
  g2: '7岁 7周岁 二年级 2年级 小二 g2 grade2',
  g3: '8岁 8周岁 三年级 3年级 小三 g3 grade3',
  g4: '9岁 9周岁 四年级 4年级 小四 g4 grade4',
  g5: '10岁 10周岁 五年级 5年级 小五 g5 grade5',
  g6: '11岁 11周岁 六年级 6年级 小六 g6 grade6',
  g7: '12岁 12周岁 七年级 7年级 初一 g7 grade7',
  g8: '13岁 13周岁 八年级 8年级 初二 g8 grade8',
  g9: '14岁 14周岁 九年级 9年级 初三 g9 grade9',
  zone: '街道 街道名称 街道乡镇 街乡镇 乡镇街道 街镇 镇街 乡镇 所属街道 所在街道 街道镇 street streetname subdistrict zone zonename town township',
  zone_code: '街道代码 街道编码 行政区划代码 区划代码 乡镇代码 zonecode zoneid streetcode towncode adcode',
  origin: '起点 需求点 起点编号 出发地 出发点 origin originid from fromid o',
  destination: '终点 学校编号终点 终点编号 目的地 到达点 destination destinationid to toid d',
  cost: '成本 距离 时间 出行时间 出行距离 步行时间 步行距离 驾车时间 公交时间 通勤时间 分钟 分钟数 耗时 用时 时长 路程 里程 cost distance dist time minutes metres meters duration',
} as const

/** A field that a column may hold. */
export type ColumnField = keyof typeof NAMES

const FIELD_OF = new Map<string, ColumnField>()
for (const [field, names] of Object.entries(NAMES) as [ColumnField, string][]) {
  for (const name of names.split(' ')) if (!FIELD_OF.has(name)) FIELD_OF.set(name, field)
}

/** The field that a column is named after; null when the name says nothing. */
export function fieldOf(name: string): ColumnField | null {
  return FIELD_OF.get(plainName(name)) ?? null
}

export function isKnownColumn(name: string): boolean {
  return fieldOf(name) !== null
}

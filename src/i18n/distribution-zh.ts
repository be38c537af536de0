type SchemeId = 'norm' | 'quantile' | 'jenks' | 'equal' | 'custom'

/** Words of the legend's classes and of the distribution drawer. */
export interface DistributionWords {
  readonly steps: Readonly<Record<string, string>>
  readonly schemes: Readonly<Record<SchemeId, string>>
  /** The same in few letters, for a menu. */
  readonly schemeShort: Readonly<Record<SchemeId, string>>
  readonly scheme: string
  readonly count: string
  readonly classes: (count: string) => string
  readonly fewer: (count: string) => string
  readonly frozen: string
  readonly key: string
  readonly keyPoints: string
  readonly perClass: (streets: string, children: string) => string
  readonly breakOf: (place: string, count: string) => string
  readonly breakTip: string
  readonly breakInvalid: (low: string, high: string) => string
  readonly breakInvalidLow: (low: string) => string
  readonly breakInvalidHigh: (high: string) => string
  readonly histogram: string
  readonly column: (range: string, streets: string, children: string) => string
  readonly clearRange: string
  readonly filtered: (streets: string) => string
  readonly whole: string
  /** Classes in one line of a table or an image. */
  readonly whenToUse: string
  readonly decayIgnored: string
  readonly reachNearest: string
  readonly open: string
  readonly title: string
  readonly close: string
  readonly views: Readonly<Record<'scatter' | 'images', string>>
  readonly across: string
  readonly up: string
  readonly swap: string
  readonly indicators: Readonly<Record<string, string>>
  readonly units: Readonly<Record<'per-100' | 'percent' | 'ratio' | 'metres' | 'number' | 'count', string>>
  readonly norms: Readonly<Record<string, string>>
  readonly scatter: string
  readonly size: string
  readonly unplaced: (streets: string) => string
  readonly point: (name: string, x: string, y: string, children: string) => string
  readonly showOnMap: (name: string) => string
  readonly onMap: string
  readonly clearPicked: string
  readonly line: (scheme: string, ranges: string) => string
}

export const distributionZh: DistributionWords = {
  steps: { classes: '调整地图分级' },
  schemes: {
    norm: '固定分级，按标准',
    quantile: '分位数，各级儿童数相当',
    jenks: '自然断点（Jenks）',
    equal: '等距分级',
    custom: '自定断点',
  },
  schemeShort: { norm: '固定', quantile: '分位数', jenks: '自然断点', equal: '等距', custom: '自定' },
  scheme: '分级方法',
  count: '级数',
  classes: (count) => `${count} 级`,
  fewer: (count) => `相同的值不拆开，只能分 ${count} 级`,
  frozen: '沿用现状的分级，便于比较',
  key: '一格一个街道，格高为儿童数',
  keyPoints: '柱高为儿童数',
  perClass: (streets, children) => `${streets} 个街道，${children} 名儿童`,
  breakOf: (place, count) => `第 ${place} 个断点，共 ${count} 个`,
  breakTip: '拖动、用方向键，或点一下输入数值',
  breakInvalid: (low, high) => `请输入大于 ${low}、小于 ${high} 的数。`,
  breakInvalidLow: (low) => `请输入大于 ${low} 的数。`,
  breakInvalidHigh: (high) => `请输入小于 ${high} 的数。`,
  histogram: '儿童数的分布：方向键移动，Shift 加方向键选取区间，Esc 取消',
  column: (range, streets, children) => `${range}：${streets} 个街道，${children} 名儿童`,
  clearRange: '取消选取',
  filtered: (streets) => `筛选出的 ${streets} 个街道`,
  whole: '全区合计',
  whenToUse: '何时用它',
  decayIgnored: '这个方法不计距离衰减。',
  reachNearest: '距离本身与半径无关；半径只决定谁算在半径之内。',
  open: '看分布',
  title: '分布',
  close: '收起分布',
  views: { scatter: '散点图', images: '小图对照' },
  across: '横轴',
  up: '纵轴',
  swap: '交换两轴',
  indicators: {
    balance: '学位盈缺',
    gap: '学位缺口',
    access: '可达性',
    placed: '半径内有学位',
    out: '半径内没有学校',
    coverage: '优质校覆盖',
    chance: '优质校机会',
    distance: '到最近学校',
    qualityDistance: '到最近优质校',
    children: '儿童数',
    places: '境内学位',
    sites: '境内校址',
  },
  units: {
    'per-100': '每百名儿童',
    percent: '占儿童',
    ratio: '人均学位',
    metres: '米，平均',
    number: '平均',
    count: '合计',
  },
  norms: { balance: '供需平衡', access: '供需平衡', distance: '服务半径标准' },
  scatter: '各街道散点：方向键移动，回车选中，Shift 加方向键多选，Esc 取消',
  size: '圆面积为儿童数；拖出方框可多选',
  unplaced: (streets) => `${streets} 个街道没有数据`,
  point: (name, x, y, children) => `${name}：${x}，${y}，${children} 名儿童`,
  showOnMap: (name) => `在地图上显示${name}`,
  onMap: '地图上',
  clearPicked: '取消多选',
  line: (scheme, ranges) => `地图分级　${scheme}：${ranges}`,
}

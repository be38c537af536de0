type Params = Readonly<Record<string, string | number>>
export type FailureWords = Readonly<Record<string, (p: Params) => string>>

const file = (p: Params) => `文件 ${p['file'] ?? ''} `
/** Where a number stands that cannot be computed with. */
const number = (what: string) => (p: Params) =>
  `${p['array'] ?? ''}${Number(p['index']) >= 0 ? ` 第 ${Number(p['index']) + 1} 项` : ''}的值 ${p['value'] ?? ''} ${what}，没有计算。请改正数据。`

/** Why something could not be opened or computed, and the way out, by code. */
export const failuresZh: FailureWords = {
  'file-missing': (p) =>
    `找不到${file(p)}。它要和研究文件放在一起：示例在网页的 sample 文件夹；自己的研究请把数据文件一起拖入。`,
  'spot-needs-straight': () => '找最佳位置要按直线距离算。请在“探索”里把距离改为直线。',
  'file-unreadable': (p) => `${file(p)}读不出来。请换一份完整的文件后再试。`,
  'file-empty': (p) => `${file(p)}是空的。请换一个文件。`,
  'format-unknown': (p) =>
    `看不出${file(p)}是什么。可用 CSV、XLSX、GeoJSON、TopoJSON、Shapefile、KML、GeoTIFF 或研究文件。`,
  'format-unsupported': (p) => `${file(p)}的格式不支持。表格请另存为 XLSX 或 CSV，图层请另存为 GeoJSON 或 Shapefile。`,
  'json-invalid': (p) => `${file(p)}的 JSON 写法有误。请重新导出一份。`,
  'topojson-invalid': (p) => `${file(p)}不是可用的 TopoJSON。请重新导出一份。`,
  'kml-invalid': (p) => `${file(p)}的 KML 写法有误。请重新导出一份。`,
  'xlsx-damaged': (p) => `${file(p)}打不开。请用 Excel 或 WPS 打开后另存为 XLSX。`,
  'xlsx-too-large': (p) => `${file(p)}的格子太多。请另存为 CSV。`,
  'zip-damaged': (p) => `${file(p)}已损坏，打不开。请重新压缩或下载一份。`,
  'zip-too-large': (p) => `${file(p)}解开后过大，已停止。请只压缩需要的文件。`,
  'shapefile-missing': (p) => `${file(p)}里没有 .shp。请把 .shp、.dbf、.prj 一起压缩。`,
  'shapefile-damaged': (p) => `${file(p)}已损坏。请重新导出一份。`,
  'geotiff-damaged': (p) => `${file(p)}读不出来。请重新导出一份。`,
  'geotiff-compression': (p) => `${file(p)}用 ${p['compression']} 压缩，这里解不开。请另存为 Deflate 或 LZW。`,
  'geotiff-too-large': (p) => `${file(p)}格子太多。请先裁剪到本区。`,
  'geotiff-without-position': (p) => `${file(p)}没有带位置信息。请用带地理参考的 GeoTIFF。`,
  'study-not-json': () => '研究文件写法有误或不完整。请换一份完整的文件。',
  'study-not-a-study': () => '这不是就近的研究文件。请换一个文件。',
  'study-version-newer': (p) =>
    `研究文件的版本 ${p['version'] ?? ''} 高于本程序支持的 ${p['supported'] ?? ''}。请更新本程序。`,
  'study-version-unknown': (p) => `不认识研究文件的版本“${p['version'] ?? ''}”。请换一份文件。`,
  'study-invalid': (p) => {
    const found = p['path'] === undefined ? p['where'] : `“${p['path']}”应为 ${p['expected']}，实际是 ${p['received']}`
    return `研究文件${p['file'] ? ` ${p['file']} ` : ''}有误：${found ?? ''}。请改正，或换一份完整的文件。`
  },
  'scenario-not-json': () => '情景文件写法有误或不完整。请换一份完整的文件。',
  'scenario-not-a-scenario': () => '这不是就近的情景文件。请选由“导出”保存的 .jiujin-scenario.json。',
  'scenario-version-newer': (p) =>
    `情景文件的版本 ${p['version'] ?? ''} 高于本程序支持的 ${p['supported'] ?? ''}。请更新本程序。`,
  'scenario-invalid': (p) =>
    `情景有误：“${p['path'] ?? ''}”应为 ${p['expected'] ?? ''}，实际是 ${p['received'] ?? ''}。请改正，或换一份。`,
  'link-too-long': (p) =>
    `情景太大，放不进链接（${p['length'] ?? ''} 字符，上限 ${p['limit'] ?? ''}）。请改存研究文件；链接已复制，不含情景。`,
  'link-damaged': () => '链接里的情景不完整，没有读入。请重新复制整条链接，或改用情景文件。',
  'study-empty': () => '校址和儿童都没有读到。请把数据文件与研究文件一起打开。',
  'study-closed': () => '这份数据在后台已关闭。请重新载入页面。',
  'part-closed': () => '这个文件在后台已关闭。请重新拖入。',
  'layer-missing': (p) => `数据里没有 ${p['file'] ?? ''} 这一层，没有可导出的。`,
  'no-schools': () => '没有可用的校址。请拖入学校名单。',
  'no-children': () => '没有可用的儿童数据。请拖入适龄儿童的点、网格或街道合计。',
  'worker-failed': () => '后台计算没有启动。请重新载入页面；若仍如此，请换用新版浏览器。',
  'program-part-missing': () => '程序的这一部分没有加载成功。请检查网络后重新载入页面。',
  unexpected: (p) => `出现意外错误：${p['message'] ?? ''}。请重新载入页面。`,
  'not-finite': number('不是有限的数'),
  negative: number('小于 0'),
  'not-positive': number('不大于 0'),
  'too-large': number('过大'),
  'too-small': number('过小'),
  'bad-latitude': number('不是纬度'),
  'bad-longitude': number('不是经度'),
  'wrong-length': number('的长度不对'),
  'bad-index': number('没有对应的点或校址'),
  'not-ascending': number('没有按次序排列'),
  'bad-bands': number('不能作为分段'),
  'not-settled': () => '迭代没有收敛，没有可用的结果。请换一种方法，或改服务半径和衰减。',
  'too-many-pairs': () => '点与校址的组合太多，算不了。请缩小服务半径，或减少需求点。',
}

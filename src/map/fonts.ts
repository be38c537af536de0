// The first name carries the weight: MapLibre reads it there and hands the list to the canvas, where a family that
// does not exist is skipped. The rest are the interface's own fonts, so no glyph server is needed.
const families = [
  '-apple-system',
  'SF Pro Text',
  'PingFang SC',
  'Segoe UI',
  'Microsoft YaHei UI',
  'Microsoft YaHei',
  'HarmonyOS Sans SC',
  'MiSans',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
]

/** Font stacks of map labels by weight. */
export const labelFont = {
  regular: ['Jiujin Regular', ...families],
  medium: ['Jiujin Medium', ...families],
  bold: ['Jiujin Bold', ...families],
}

/** Names of what can be undone in a report, apart from its other words: the undo button needs them in every mode. */
export const reportStepsZh: Record<string, string> = {
  'report-preset': '加页',
  'report-page': '改页面',
  'report-page-order': '调整页序',
  'report-page-remove': '删页',
  'report-paper': '换纸张',
  'report-block-add': '加要素',
  'report-block-move': '移动要素',
  'report-block': '改要素',
  'report-block-order': '调整要素次序',
  'report-block-remove': '删要素',
  'report-about': '改报告信息',
}

export const reportStepsEn: Record<string, string> = {
  'report-preset': 'Add page',
  'report-page': 'Change page',
  'report-page-order': 'Reorder pages',
  'report-page-remove': 'Delete page',
  'report-paper': 'Change paper',
  'report-block-add': 'Add block',
  'report-block-move': 'Move block',
  'report-block': 'Change block',
  'report-block-order': 'Reorder blocks',
  'report-block-remove': 'Delete block',
  'report-about': 'Change report details',
}

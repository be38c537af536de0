/** What is wrong, in words. Placeholders: {value}, {column}, {row}, {file}, and the Issue's params. */
export interface IssueWords {
  /** Name of the kind, for the head of a group. */
  readonly title: string
  /** The finding, a sentence without its full stop. */
  readonly what: string
  /** What was done or what to do about it. */
  readonly fix: string
}

export const issuesZh: Readonly<Record<string, IssueWords>> = {
  // 数与格
  'number-invalid': { title: '不是数字', what: '“{value}”不是数字', fix: '改成数字，或不计入这一行' },
  'year-invalid': {
    title: '年份看不懂',
    what: '“{value}”不是 1900–2200 之间的年份',
    fix: '这一行不带年份；写成 2027 这样的四位数',
  },
  'cost-invalid': {
    title: '费用看不懂',
    what: '“{value}”不是金额',
    fix: '这一行不带费用；写成数字，单位放在表头，如“投资（万元）”',
  },
  'planned-coordinates-differ': {
    title: '坐标类型不同',
    what: '表里的坐标与研究的坐标不是一类（经纬度 / 平面米）',
    fix: '换成研究所用的坐标，或先把研究转为经纬度',
  },
  'number-negative': { title: '负数', what: '{value} 小于 0', fix: '改成 0 或正数，或不计入这一行' },
  'capacity-missing': {
    title: '缺少学位数',
    what: '没有填学位数',
    fix: '缺失的学位不当作 0 处理：填写，或不计入这一行',
  },
  'capacity-zero': { title: '学位数为 0', what: '学位数是 0', fix: '这处校址不提供学位；若是漏填，请补上' },
  'capacity-absurd': {
    title: '学位数过大',
    what: '学位数 {value} 不像一所学校',
    fix: '核对是否多写了一位，或填成了全区合计',
  },
  'classes-absurd': { title: '班数过大', what: '班数 {value} 不像一所学校', fix: '核对后改正；照用则按此计算' },
  'class-size-absurd': { title: '班额过大', what: '班额 {value} 过大', fix: '核对后改正；照用则按此计算' },
  'class-size-assumed': {
    title: '按默认班额推算',
    what: '{rows} 行只有班数，学位按每班 {size} 人推算',
    fix: '可在“读法”里改班额，或在文件里给出班额',
  },
  'enrolment-absurd': { title: '在校生过多', what: '在校生 {value} 不像一所学校', fix: '核对后改正；照用则按此计算' },
  'enrolment-over-capacity': {
    title: '在校生超过学位',
    what: '在校生 {value} 超过学位 {capacity}',
    fix: '可能确实超员；若学位数是旧的，请更新',
  },
  'threshold-absurd': { title: '服务半径过大', what: '服务半径 {value} 米过大', fix: '核对单位是不是米' },
  'threshold-zero': { title: '服务半径为 0', what: '服务半径是 0', fix: '按未填处理，用统一的半径' },
  'children-missing': { title: '缺少儿童数', what: '没有填儿童数', fix: '缺失的不当作 0 处理：填写，或不计入这一行' },
  'children-absurd': { title: '儿童数过大', what: '儿童数 {value} 过大', fix: '核对是否为合计行或全部人口' },
  'grades-differ': {
    title: '分年级与合计不符',
    what: '合计 {value}，各年级相加为 {sum}',
    fix: '按合计计算；请核对各年级',
  },
  'flag-invalid': {
    title: '是否优质看不懂',
    what: '“{value}”既不是“是”也不是“否”',
    fix: '按“否”处理；改成 是 / 否 或 1 / 0',
  },
  'stage-missing': { title: '没有学段', what: '没有填学段', fix: '按所选学段处理；填 小学、初中 或 九年一贯制' },
  'stage-unknown': {
    title: '学段不适用',
    what: '“{value}”不是小学、初中或九年一贯制',
    fix: '改成其中之一，或不计入这一行',
  },
  // 编号与名称
  'id-missing': { title: '没有编号', what: '编号是空的', fix: '暂以行号代替；补上编号便于以后对照' },
  'id-duplicate': {
    title: '编号重复',
    what: '编号 {value} 与第 {first} 行相同',
    fix: '两行保留，不会自动合并；给其中一行新编号，或不计入',
  },
  'partner-unknown': {
    title: '结对校不在名单里',
    what: '“{value}”不是名单中另一处校址的编号或名称',
    fix: '不画这一对；填对方在名单中的编号或名称',
  },
  'name-missing': { title: '没有名称', what: '名称是空的', fix: '以编号代替；请补上名称' },
  'name-duplicate': {
    title: '名称重复',
    what: '“{value}”与第 {first} 行同名',
    fix: '可能是一校多址；若是重复，请不计入其中一行',
  },
  'text-damaged': {
    title: '文字损坏',
    what: '有文字已成乱码',
    fix: '换一种文字编码再读；仍是乱码则文件已损坏，请用原始文件',
  },
  // 位置
  'coordinate-missing': { title: '没有坐标', what: '没有填坐标', fix: '补上坐标，或不计入这一行' },
  'coordinate-out-of-range': {
    title: '坐标超出范围',
    what: '坐标 {value} 不在地球上',
    fix: '核对小数点和坐标系，或不计入这一行',
  },
  'coordinate-swapped': {
    title: '经纬度写反',
    what: '坐标 {value} 的经度和纬度写反了',
    fix: '互换两个数，或不计入这一行',
  },
  'coordinate-unconvertible': {
    title: '坐标无法换算',
    what: '坐标 {value} 不能按所选坐标系换算',
    fix: '核对坐标系，或改正这一行',
  },
  'coordinates-converted': {
    title: '坐标已换算',
    what: '坐标已从 {value} 换算为 WGS 84',
    fix: '按你的选择进行，研究中有记录',
  },
  'points-coincident': {
    title: '同一坐标，多个需求点',
    what: '与 {other} 坐标完全相同',
    fix: '各自计数，不会合并；若是同一小区重复，请排除一行',
  },
  'capacity-column-missing': {
    title: '文件里没有学位',
    what: '没有学位列，也没有班数列',
    fix: '在“列的对应”里指定，或在“读法”里给所有学校填一个数',
  },
  'sheet-notes': {
    title: '说明页',
    what: '工作表“{value}”是说明，不读取',
    fix: '若其中有数据，请改个名称',
  },
  'capacity-stated': {
    title: '学位为估计',
    what: '文件没有学位；按每校 {places} 个填给了 {rows} 所学校',
    fix: '由此得出的结果都标为估计；要更准，请补上学位列',
  },
  'geotiff-compression': {
    title: '压缩方式不支持',
    what: '栅格用 {compression} 压缩，本页不用 WebAssembly，解不开',
    fix: '用 QGIS 或 gdal_translate -co COMPRESS=DEFLATE 另存为 Deflate 或 LZW',
  },
  'position-coincident': {
    title: '同一坐标，两处校址',
    what: '与 {other} 坐标完全相同',
    fix: '两行保留，不会自动合并；若位置是估填的，请改正',
  },
  'outside-area': {
    title: '在所有街道之外',
    what: '{value} 不在任何街道内',
    fix: '核对坐标系和坐标；照用则不计入任何街道',
  },
  'crs-needed': { title: '需要坐标系', what: '坐标是平面米，文件没有说明坐标系', fix: '在左侧选择坐标系' },
  'crs-unknown': {
    title: '不认识的坐标系',
    what: '坐标系“{value}”不认识',
    fix: '换成 WGS 84、CGCS2000 或给出 EPSG 编号',
  },
  'crs-missing': { title: '没有坐标系说明', what: '文件没有带坐标系说明', fix: '左侧没有另选时按 WGS 84 读' },
  'crs-converted': { title: '坐标系已换算', what: '坐标已换算为 WGS 84', fix: '请在地图上核对位置' },
  'crs-old-datum': {
    title: '旧坐标系',
    what: '坐标系是北京 54 或西安 80，与 WGS 84 相差 30–100 米',
    fix: '换算参数不公开，位置按未平移读取；最好换用 CGCS2000',
  },
  // 表
  'file-empty': { title: '空文件', what: '文件里没有内容', fix: '换一个文件' },
  'no-rows': { title: '没有数据行', what: '只有表头，没有数据', fix: '换一个文件，或检查是否选错了工作表' },
  'rows-above-header': {
    title: '表头上方有文字',
    what: '表头上方有 {rows} 行标题，已跳过',
    fix: '请在“列的对应”里核对各列的名字',
  },
  'header-missing': {
    title: '没有表头',
    what: '第一行已是数据，列以 A、B、C 命名',
    fix: '在“列的对应”里逐列指定，或给文件加上表头',
  },
  'header-repeated': { title: '表头重复出现', what: '这一行又是表头', fix: '已不计入' },
  'remark-row': { title: '备注行', what: '“{value}”是备注，不是一条数据', fix: '已不计入' },
  'totals-row': { title: '合计行', what: '“{value}”是合计，不是一条数据', fix: '已不计入，免得重复计算' },
  'column-duplicate': { title: '列名重复', what: '“{column}”出现了两次', fix: '只读第一列；请给另一列改名' },
  'column-unused': { title: '未用的列', what: '“{column}”列没有用到', fix: '若需要，在“列的对应”里指定' },
  'columns-missing': { title: '缺少必需的列', what: '没有找到 {value} 列', fix: '在“列的对应”里指定它' },
  'row-long': {
    title: '多出的格',
    what: '这一行比表头多，多出“{value}”',
    fix: '多出的格不读；多半是值里有未加引号的逗号',
  },
  'csv-quotes': { title: '引号不成对', what: '引号没有成对', fix: '核对这一行是否与下一行连在了一起' },
  'check-skipped': {
    title: '未做拼接检查',
    what: '边界有 {corners} 个顶点，太细，没有检查重叠和空隙',
    fix: '简化边界后可以检查',
  },
  'gaps-unchecked': {
    title: '未查空隙',
    what: '边界有 {corners} 个顶点；查了重叠，没有查街道之间的空隙',
    fix: '简化边界后可以检查空隙',
  },
  'issues-more': {
    title: '还有更多',
    what: '另有 {count} 条同类问题没有逐条列出（{code}）',
    fix: '先处理已列出的，再看其余',
  },
  // 面
  'geometry-missing': { title: '没有图形', what: '这一条没有图形', fix: '已不计入' },
  'geometry-empty': { title: '图形是空的', what: '图形里没有可用的环', fix: '已不计入' },
  'geometry-invalid': { title: '图形无效', what: '图形的写法不合规', fix: '已不计入；在制图软件里修复后再导入' },
  'geometry-not-polygon': { title: '不是面', what: '图形是 {value}，不是面', fix: '已不计入；街道和学区须是面' },
  'no-polygons': { title: '没有面', what: '文件里没有可用的面', fix: '换一个文件，或改它的用途' },
  'polygon-crosses-itself': {
    title: '边界自相交',
    what: '{value} 的边界自相交 {times} 处',
    fix: '照用可能归错街道；最好在制图软件里修复',
  },
  'ring-unclosed': { title: '边界未闭合', what: '有一圈边界没有闭合', fix: '已自动接上首尾' },
  'ring-degenerate': { title: '边界退化', what: '有一圈边界不足三个角', fix: '这一圈不读' },
  'zones-overlap': {
    title: '街道重叠',
    what: '{value} 与 {other} 重叠 {area} 平方米',
    fix: '重叠处归前一个街道；请核对边界',
  },
  'zones-gap': {
    title: '街道之间有空隙',
    what: '有一处 {area} 平方米的空隙不属于任何街道',
    fix: '落在空隙里的儿童不计入任何街道',
  },
  // 街道合计
  'zone-unknown': {
    title: '对不上的街道',
    what: '“{value}”对不上任何街道',
    fix: '改成边界文件里的代码或名称，或不计入这一行',
  },
  'zone-matched-by-name': {
    title: '按名称对上的街道',
    what: '代码 {value} 不在边界文件里，按名称对上了 {code}',
    fix: '请核对；采用则改成边界文件的代码',
  },
  'zone-duplicate': { title: '街道重复', what: '街道 {value} 已经有一行', fix: '只用第一行；合并两行，或不计入这一行' },
  'zone-without-total': {
    title: '街道没有合计',
    what: '街道 {value} 在文件里没有一行',
    fix: '该街道按没有数据处理，不当作 0',
  },
  'demand-spread': {
    title: '儿童为估计分布',
    what: '{zones} 个街道的合计已分到 {points} 个点上',
    fix: '每个街道的和不变；相关结果都标为估计',
  },
  'spread-without-weights': {
    title: '街道内没有权重点',
    what: '街道 {value} 内没有可用来分配的点',
    fix: '该街道改为均匀分布',
  },
  'totals-need-streets': { title: '街道合计需要边界', what: '只有街道合计，没有街道边界', fix: '一并拖入街道边界文件' },
  // 栅格
  'grid-negative': { title: '栅格有负值', what: '{cells} 个格子小于 0', fix: '已不计入' },
  'grid-joined': {
    title: '格子已合并',
    what: '{cells} 个有人的格子按 {side} × {side} 合并成 {points} 个点，人数不变',
    fix: '想要更细，请先把栅格裁到本区范围',
  },
  'grid-empty': { title: '栅格没有人口', what: '没有大于 0 的格子', fix: '换一个波段或文件' },
  'grid-rotated': { title: '栅格是斜的', what: '栅格带有旋转，无法读取', fix: '先重采样为正北方向' },
  'demand-from-share': { title: '儿童为推算', what: '儿童按人口的 {factor} 倍推算', fix: '相关结果都标为估计' },
  // 学区与成本
  'catchment-serves-nobody': { title: '学区没有学校', what: '没有写明对口学校', fix: '补上对口校址的编号' },
  'catchment-site-unknown': {
    title: '学区的学校对不上',
    what: '对口学校 {value} 不在校址表里',
    fix: '核对编号；对不上的不计',
  },
  'catchment-sites-dropped': {
    title: '学区的学校对不上',
    what: '换了校址后，学区里有 {sites} 处对口学校对不上',
    fix: '请一并导入新的学区文件',
  },
  'cost-origin-missing': {
    title: '缺少起点的成本',
    what: '需求点 {value} 没有成本',
    fix: '视为到不了任何校址；请补上',
  },
  'cost-origin-unknown': { title: '起点对不上', what: '起点 {value} 不是需求点', fix: '已不计入；核对编号' },
  'cost-site-missing': { title: '缺少校址的成本', what: '校址 {value} 没有成本', fix: '视为谁也到不了；请补上' },
  'cost-site-unknown': {
    title: '终点不是现有校址',
    what: '终点 {value} 不是现有校址',
    fix: '留作新校的成本：同编号的新校会用到',
  },
  'cost-site-by-name': {
    title: '终点写的是校名',
    what: '{count} 个终点按校名对上了校址',
    fix: '同名的学校只能按编号对上',
  },
  'cost-duplicate': { title: '成本重复', what: '{value} 出现了两次', fix: '用第一次出现的值' },
  'costs-need-study': {
    title: '成本要有校址和儿童',
    what: '成本矩阵要与校址和需求点一起用',
    fix: '一并拖入校址和儿童文件',
  },
  'costs-dropped': {
    title: '原有成本不再适用',
    what: '原有的成本矩阵按旧的校址和需求点编制',
    fix: '不再使用；请导入新的成本文件',
  },
  // 文件
  'file-missing': { title: '缺少文件', what: '找不到文件 {file}', fix: '把它与研究文件一起拖入' },
  'file-unreadable': { title: '文件读不出', what: '文件读不出来（{detail}）', fix: '换一份完整的文件' },
  'format-unknown': {
    title: '不认识的格式',
    what: '看不出这是什么文件',
    fix: '可用 CSV、XLSX、GeoJSON、TopoJSON、Shapefile、KML、GeoTIFF 或研究文件',
  },
  'format-unsupported': {
    title: '不支持的格式',
    what: '{format} 格式不支持',
    fix: '表格请另存为 XLSX 或 CSV，图层请另存为 GeoJSON 或 Shapefile',
  },
  'json-invalid': { title: 'JSON 不完整', what: 'JSON 写法有误（{detail}）', fix: '重新导出一份完整的文件' },
  'geojson-unknown': { title: '不是 GeoJSON', what: '内容不是 GeoJSON（{value}）', fix: '重新导出为 GeoJSON' },
  'topojson-invalid': { title: '不是 TopoJSON', what: '内容不是可用的 TopoJSON', fix: '重新导出一份' },
  'layer-invalid': { title: '图层读不出', what: '图层“{value}”读不出来', fix: '其余图层照读；请重新导出这一层' },
  'kml-invalid': { title: 'KML 读不出', what: 'KML 写法有误', fix: '重新导出一份' },
  'xlsx-damaged': { title: 'Excel 文件损坏', what: '工作簿打不开', fix: '用 Excel 或 WPS 打开后另存为 XLSX' },
  'xlsx-too-large': { title: 'Excel 文件过大', what: '工作簿的格子太多', fix: '另存为 CSV 后再导入' },
  'zip-damaged': { title: '压缩包损坏', what: '压缩包打不开', fix: '重新压缩或下载一份' },
  'zip-too-large': { title: '压缩包过大', what: '压缩包解开后过大，已停止', fix: '只压缩需要的文件' },
  'shapefile-missing': { title: '没有 .shp', what: '压缩包里没有 .shp 文件', fix: '把 .shp、.dbf、.prj 一起压缩' },
  'shapefile-damaged': { title: 'Shapefile 损坏', what: '.shp 文件已损坏', fix: '重新导出一份' },
  'shapefile-truncated': {
    title: 'Shapefile 不完整',
    what: '.shp 文件被截断，读到 {shapes} 个图形',
    fix: '重新拷贝完整的文件',
  },
  'shapefile-without-dbf': {
    title: '没有 .dbf',
    what: '没有属性文件 .dbf，名称和代码都读不到',
    fix: '把 .dbf 与 .shp 一起拖入',
  },
  'shapefile-rows-differ': {
    title: '图形与属性不一样多',
    what: '{shapes} 个图形，{rows} 行属性',
    fix: '请核对两个文件是否属于同一层',
  },
  'dbf-damaged': { title: '.dbf 损坏', what: '属性文件 .dbf 读不出来', fix: '重新导出一份' },
  'dbf-truncated': { title: '.dbf 不完整', what: '.dbf 缺 {missing} 行', fix: '重新拷贝完整的文件' },
  'geotiff-damaged': { title: 'GeoTIFF 损坏', what: '栅格文件读不出来', fix: '重新导出一份' },
  'geotiff-too-large': {
    title: 'GeoTIFF 过大',
    what: '栅格有 {width} × {height} 格、{bands} 个波段，最多能读 {limit} 百万格',
    fix: '先裁剪到本区，或把格子放大',
  },
  'geotiff-without-position': { title: 'GeoTIFF 没有位置', what: '栅格没有带位置信息', fix: '用带地理参考的 GeoTIFF' },
  'role-unfit': { title: '用途不符', what: '这个文件不能当作“{role}”', fix: '改它的用途，或不导入' },
  // 研究
  'study-member-unknown': {
    title: '研究文件有不认识的内容',
    what: '“{value}”不认识',
    fix: '已略过；可能来自更新的版本',
  },
  'study-not-json': { title: '研究文件不完整', what: '研究文件写法有误', fix: '换一份完整的文件' },
  'study-not-a-study': { title: '不是研究文件', what: '这不是就近的研究文件', fix: '换一个文件' },
  'study-version-newer': {
    title: '研究文件较新',
    what: '文件版本 {version} 高于本程序支持的 {supported}',
    fix: '请更新本程序',
  },
  'study-version-unknown': { title: '研究文件版本不明', what: '文件版本“{version}”不认识', fix: '换一份文件' },
  'study-invalid': { title: '研究文件有误', what: '“{path}”应为 {expected}，实际是 {received}', fix: '改正后再打开' },
  'study-empty': { title: '研究没有数据', what: '校址和儿童都没有读到', fix: '把数据文件与研究文件一起拖入' },
  'method-needs-costs': {
    title: '方法需要成本',
    what: '方法要用成本矩阵，但没有',
    fix: '导入成本文件，或改用直线距离',
  },
  'method-needs-catchments': {
    title: '方法需要学区',
    what: '方法要用学区，但没有',
    fix: '导入学区文件，或改用直线距离',
  },
  'method-needs-children': {
    title: '没有该学段的儿童',
    what: '数据里没有所选学段的儿童',
    fix: '换一个学段，或导入该学段的儿童',
  },
  'no-schools': { title: '没有校址', what: '还没有一处可用的校址', fix: '改好学校名单里的问题，或拖入一份名单' },
  'no-children': { title: '没有儿童', what: '没有可用的儿童数据', fix: '拖入适龄儿童的点、网格或街道合计' },
  'base-planar': {
    title: '当前研究是平面坐标',
    what: '当前研究用的是平面坐标，不能与新文件合用',
    fix: '在左侧选择“只用这些文件”',
  },
  // 情景
  'edit-site-taken': { title: '编号已被占用', what: '编号 {value} 已有校址', fix: '换一个编号' },
  'edit-site-unknown': { title: '校址不存在', what: '校址 {value} 不在数据里', fix: '这一步不执行；删去它，或改编号' },
  'edit-site-ambiguous': {
    title: '校址编号不唯一',
    what: '有几处校址都叫 {id}',
    fix: '这一步不执行；先让编号各不相同',
  },
  'edit-costs-unmoved': {
    title: '成本没有随校址移动',
    what: '{value} 移动了，成本矩阵仍按原位置',
    fix: '请在成本文件里补上新位置的成本',
  },
  'edit-number-invalid': { title: '数值不可用', what: '{number} 不是可用的数', fix: '这一步不执行；改成不小于 0 的数' },
  'edit-coordinates-differ': {
    title: '坐标类型不同',
    what: '这一步的坐标与研究的坐标不是一类',
    fix: '这一步不执行；改用研究的坐标',
  },
  'edit-position-invalid': { title: '位置不可用', what: '位置 {x}，{y} 不可用', fix: '这一步不执行；改位置' },
  'edit-catchment-unknown': {
    title: '学区不存在',
    what: '学区 {catchment} 不在数据里',
    fix: '这一步不执行；核对学区编号',
  },
  'edit-point-unknown': { title: '需求点不存在', what: '需求点 {id} 不在数据里', fix: '这一步不执行；核对编号' },
  'edit-point-ambiguous': {
    title: '需求点不唯一',
    what: '有几个需求点都叫 {id}',
    fix: '这一步不执行；先让编号各不相同',
  },
  'edit-point-taken': {
    title: '需求点编号已有',
    what: '编号 {id} 已有需求点',
    fix: '这一步不执行；给新小区另一个编号',
  },
  'edit-stage-unknown': { title: '没有该学段', what: '数据里没有 {stage} 的儿童', fix: '这一步不执行；换一个学段' },
  'edit-costs-missing': {
    title: '新校址或新小区没有成本',
    what: '{value} 在成本矩阵里没有成本',
    fix: '视为互相到不了；在成本文件里补上',
  },
}

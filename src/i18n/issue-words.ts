/**
 * What each doubt about the data says and how to mend it: code → [简体中文, English]. `{value}` is the issue's value, other
 * names in braces are its params. File, row and column are put before the sentence.
 */
export const issueWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  // Files
  'file-missing': [
    '找不到这个文件。请与研究文件放在一起后重新打开。',
    'This file is not there. Put it beside the study file and open again.',
  ],
  'file-unreadable': ['文件读不出来（{detail}）。', 'This file cannot be read ({detail}).'],
  'file-empty': ['文件是空的。', 'The file is empty.'],
  'format-unknown': [
    '认不出文件格式。可用：CSV、XLSX、GeoJSON、TopoJSON、Shapefile、KML/KMZ、GeoTIFF。',
    'Unknown format. Readable: CSV, XLSX, GeoJSON, TopoJSON, Shapefile, KML/KMZ, GeoTIFF.',
  ],
  'format-unsupported': [
    '不能读取 {format} 格式。表格请另存为 XLSX 或 CSV，图层请另存为 GeoJSON 或 Shapefile。',
    'The format {format} is not read. Save tables as XLSX or CSV, layers as GeoJSON or Shapefile.',
  ],
  'zip-damaged': ['压缩包已损坏。请重新打包或下载。', 'The archive is damaged. Pack or download it again.'],
  'zip-too-large': [
    '压缩包解开后过大，未读取。请只打包需要的文件。',
    'Unpacked, the archive would be too large, so it was not read. Pack only what is needed.',
  ],
  'xlsx-damaged': [
    '工作簿已损坏。请用 Excel 或 WPS 打开后另存。',
    'The workbook is damaged. Open it in Excel or WPS and save it again.',
  ],
  'xlsx-too-large': [
    '工作表过大（或最后一格过远）。请删去多余的行列后另存。',
    'The sheet is too large (or its last cell too far off). Delete surplus rows and columns and save again.',
  ],
  'json-invalid': [
    '不是有效的 JSON（{detail}）。文件可能不完整。',
    'No valid JSON ({detail}). The file may be cut off.',
  ],
  'geojson-unknown': ['不是 GeoJSON 要素。', 'No GeoJSON feature.'],
  'topojson-invalid': ['不是有效的 TopoJSON。', 'No valid TopoJSON.'],
  'layer-invalid': ['图层“{value}”读不出来。', 'The layer “{value}” cannot be read.'],
  'kml-invalid': ['不是有效的 KML。请从来源软件重新导出。', 'No valid KML. Export it again.'],
  'shapefile-missing': ['压缩包里没有 .shp 文件。', 'There is no .shp file in the archive.'],
  'shapefile-damaged': ['.shp 文件已损坏。', 'The .shp file is damaged.'],
  'shapefile-truncated': [
    '.shp 文件不完整，只读到 {shapes} 个图形。',
    'The .shp file is cut off; {shapes} shapes were read.',
  ],
  'shapefile-without-dbf': [
    '缺少 .dbf 文件，图形没有名称和代码。请一并拖入。',
    'Without its .dbf file the shapes have no names or codes. Drop it too.',
  ],
  'shapefile-rows-differ': [
    '图形有 {shapes} 个，属性有 {rows} 行，两者不符。',
    '{shapes} shapes, but {rows} rows of attributes.',
  ],
  'dbf-damaged': ['.dbf 属性表已损坏，未读取。', 'The .dbf table is damaged and was not read.'],
  'dbf-truncated': ['.dbf 属性表不完整，少 {missing} 行。', 'The .dbf table is cut off; {missing} rows are missing.'],
  'geotiff-damaged': [
    '栅格文件已损坏，或用了不支持的压缩方式。',
    'The raster is damaged or compressed in a way that is not read.',
  ],
  'geotiff-too-large': [
    '栅格过大（{width} × {height}）。请裁剪到研究范围。',
    'The raster is too large ({width} × {height}). Clip it to the study area.',
  ],
  'geotiff-without-position': ['栅格没有地理位置信息。', 'The raster does not say where it lies.'],
  'grid-rotated': ['栅格带有旋转，不能使用。请重采样为正北朝上。', 'The raster is rotated. Resample it with north up.'],
  'grid-negative': ['{cells} 个栅格值为负，未计入。', '{cells} cells are below 0 and were left out.'],
  'grid-empty': ['栅格里没有大于 0 的值。', 'No cell of the raster is above 0.'],
  'demand-from-share': [
    '儿童数由栅格值乘以 {factor} 估算。',
    'Children are estimated as {factor} of the raster’s values.',
  ],
  'role-unfit': ['这类文件不能用作此项数据。请另选用途。', 'This file cannot serve as that. Choose another use.'],
  'costs-need-study': ['请先导入学校和儿童，再导入成本表。', 'Import schools and children before costs.'],
  'totals-need-streets': [
    '请先导入街道边界，才能把街道合计分配到各处。',
    'Import the streets first; totals are spread over them.',
  ],
  'issues-more': ['同类问题还有 {count} 处（{code}）。', '{count} more of this kind ({code}).'],
  // Text and tables
  'text-damaged': [
    '文字有乱码。请用原来的编码另存，或改选编码。',
    'Some text is damaged by a wrong encoding. Save it again or choose the encoding.',
  ],
  'csv-quotes': [
    '引号没有成对，后面的内容可能并成了一格。',
    'A quote is never closed; what follows may have become one cell.',
  ],
  'rows-above-header': ['表头上方有 {rows} 行标题，已略过。', '{rows} rows above the header were skipped.'],
  'header-missing': ['没有表头，列名以字母代替。', 'There is no header; columns are called by letters.'],
  'header-repeated': ['表头重复出现，未计入。', 'The header appears again; the row was left out.'],
  'totals-row': ['“{value}”是合计行，未计入。', '“{value}” is a totals row and was left out.'],
  'no-rows': ['表里只有表头，没有数据。', 'There is a header and no data.'],
  'row-long': ['这一行比表头长，多出“{value}”。', 'The row is longer than the header: “{value}”.'],
  'column-duplicate': ['列名重复，只用第一列。', 'Two columns have this name; the first is used.'],
  'column-unused': ['这一列没有用到。', 'This column is not used.'],
  'columns-missing': [
    '缺少列：{value}。请在列对应里指定。',
    'A column is missing: {value}. Name it in the column mapping.',
  ],
  // Cells
  'id-missing': ['没有编号，暂用行号。', 'No id; the row number stands in.'],
  'id-duplicate': [
    '编号“{value}”与第 {first} 行相同，两行都保留。',
    'The id “{value}” is also in row {first}; both rows are kept.',
  ],
  'name-missing': ['没有名称。', 'No name.'],
  'name-duplicate': ['名称“{value}”与第 {first} 行相同。', 'The name “{value}” is also in row {first}.'],
  'number-invalid': ['“{value}”不是数字。', '“{value}” is no number.'],
  'number-negative': ['“{value}”是负数。', '“{value}” is below 0.'],
  'flag-invalid': ['“{value}”既不是“是”也不是“否”，按“否”计。', '“{value}” is neither yes nor no; read as no.'],
  'capacity-missing': [
    '没有学位数，这一行未计入。请补上学位数，或班级数与班额。',
    'No capacity; the row is left out. Add places, or classes and class size.',
  ],
  'capacity-zero': ['学位数为 0。', 'The capacity is 0.'],
  'capacity-absurd': ['学位数 {value} 过大，请核对。', 'A capacity of {value} is very large; please check.'],
  'class-size-assumed': [
    '{rows} 处没有班额，按每班 {size} 人计。',
    '{rows} rows give no class size; {size} a class was assumed.',
  ],
  'classes-absurd': ['班级数 {value} 过大，请核对。', '{value} classes is very many; please check.'],
  'class-size-absurd': ['班额 {value} 过大，请核对。', 'A class size of {value} is very large; please check.'],
  'enrolment-absurd': ['在校生数 {value} 过大，请核对。', '{value} pupils is very many; please check.'],
  'enrolment-over-capacity': [
    '在校生 {value} 多于学位 {capacity}。',
    '{value} pupils are more than {capacity} places.',
  ],
  'threshold-zero': ['服务半径为 0，改用统一半径。', 'A radius of 0; the common reach is used.'],
  'threshold-absurd': ['服务半径 {value} 过大，请核对。', 'A radius of {value} is very large; please check.'],
  'stage-missing': ['没有学段，按“{stage}”计。', 'No stage; read as {stage}.'],
  'stage-unknown': [
    '“{value}”不是小学、初中或九年一贯制，这一行未计入。',
    '“{value}” is neither primary, junior nor nine-year; the row is left out.',
  ],
  'children-missing': ['没有儿童数，这一行未计入。', 'No count of children; the row is left out.'],
  'children-absurd': ['儿童数 {value} 过大，请核对。', '{value} children is very many; please check.'],
  'grades-differ': [
    '各年级之和 {sum} 与总数 {value} 不符，采用总数。',
    'The grades add up to {sum}, not {value}; the total is used.',
  ],
  // Coordinates
  'coordinate-missing': ['没有坐标，这一行未计入。', 'No coordinates; the row is left out.'],
  'coordinate-swapped': [
    '经纬度像是写反了（{value}），这一行未计入。可选择交换。',
    'Longitude and latitude seem exchanged ({value}); the row is left out. You can swap them.',
  ],
  'coordinate-out-of-range': ['坐标超出范围（{value}），未计入。', 'Coordinates out of range ({value}); left out.'],
  'coordinate-unconvertible': [
    '坐标（{value}）不能换算，未计入。',
    'Coordinates ({value}) cannot be converted; left out.',
  ],
  'coordinates-converted': ['坐标已由 {value} 换算为 WGS 84。', 'Coordinates were converted from {value} to WGS 84.'],
  'position-coincident': ['位置与“{other}”完全相同。', 'At exactly the same place as “{other}”.'],
  'outside-area': [
    '“{value}”不在任何街道内。请检查坐标系或位置。',
    '“{value}” lies in no street. Check its position or the coordinate system.',
  ],
  'crs-missing': ['没有说明坐标系，按 WGS 84 经纬度读取。', 'No coordinate system is named; read as WGS 84.'],
  'crs-unknown': ['不认识坐标系“{value}”。请选择一个。', 'Unknown coordinate system “{value}”. Choose one.'],
  'crs-converted': ['已由 {value} 换算为 WGS 84。', 'Converted from {value} to WGS 84.'],
  'crs-old-datum': [
    '旧坐标基准（{value}），位置可能偏差 100 米以内。',
    'An old datum ({value}): positions may be up to 100 m off.',
  ],
  // Areas
  'geometry-missing': ['没有图形。', 'There is no geometry.'],
  'geometry-invalid': ['图形已损坏。', 'The geometry is damaged.'],
  'geometry-not-polygon': ['{value} 不是面，未计入。', '{value} is no polygon; left out.'],
  'geometry-empty': ['图形没有有效的边界。', 'The geometry has no usable ring.'],
  'no-polygons': ['没有可用的面。', 'There is no usable polygon.'],
  'ring-unclosed': ['边界没有闭合，已补上。', 'A ring was not closed; it has been.'],
  'ring-degenerate': ['边界不足三个角，已略过。', 'A ring with fewer than three corners was skipped.'],
  'polygon-crosses-itself': [
    '“{value}”的边界自相交 {times} 处。',
    'The border of “{value}” crosses itself {times} times.',
  ],
  'zones-overlap': ['“{value}”与“{other}”重叠 {area} 平方米。', '“{value}” overlaps “{other}” by {area} m².'],
  'zones-gap': ['街道之间有 {area} 平方米的空隙。', 'There is a gap of {area} m² between streets.'],
  'check-skipped': [
    '边界过于精细（{corners} 个角点），未检查重叠。',
    'Too detailed ({corners} corners) to be checked for overlaps.',
  ],
  'catchment-serves-nobody': ['这个学区没有对应的学校。', 'No school serves this catchment.'],
  'catchment-site-unknown': ['学校“{value}”不在学校表里。', 'The school “{value}” is not in the list.'],
  'zone-unknown': ['没有街道“{value}”，这一行未计入。', 'There is no street “{value}”; the row is left out.'],
  'zone-matched-by-name': [
    '代码“{value}”不存在，按名称对应到 {code}。',
    'Unknown code “{value}”; matched by name to {code}.',
  ],
  'zone-duplicate': [
    '街道“{value}”重复出现，后一行未计入。',
    'The street “{value}” appears twice; this row is left out.',
  ],
  'zone-without-total': ['街道“{value}”没有数字。', 'No figure for the street “{value}”.'],
  'demand-spread': [
    '{zones} 个街道的合计已分配到 {points} 个点，属于估计。',
    'Totals of {zones} streets were spread over {points} points: an estimate.',
  ],
  'spread-without-weights': ['街道“{value}”内没有权重，改为均匀分配。', 'No weights inside “{value}”; spread evenly.'],
  // Costs
  'cost-duplicate': ['{value} 出现两次，采用第一次。', '{value} is given twice; the first counts.'],
  'cost-origin-unknown': ['需求点“{value}”不存在。', 'There is no demand point “{value}”.'],
  'cost-origin-missing': ['需求点“{value}”没有成本，视为不可达。', 'No costs for the point “{value}”: out of reach.'],
  'cost-site-missing': ['学校“{value}”没有成本，视为不可达。', 'No costs for the school “{value}”: out of reach.'],
  'cost-site-unknown': [
    '“{value}”不是现有学校，其成本留给情景中的新校址。',
    '“{value}” is no school yet; its costs are kept for proposals.',
  ],
  // Studies and methods
  'study-member-unknown': ['不认识的设置“{value}”，未采用。', 'The setting “{value}” is unknown and was ignored.'],
  'study-empty': ['学校和儿童都没有读到。', 'Neither schools nor children could be read.'],
  'study-not-json': ['研究文件不是有效的 JSON（{detail}）。', 'The study file is no valid JSON ({detail}).'],
  'study-not-a-study': ['这不是就近的研究文件。', 'This is no Jiujin study.'],
  'study-version-newer': [
    '研究文件的版本（{version}）较新，请更新程序。',
    'The study is of a newer version ({version}); update the app.',
  ],
  'study-version-unknown': ['不认识研究文件的版本“{version}”。', 'Unknown study version “{version}”.'],
  'study-invalid': [
    '研究文件的 {path} 有误：应为 {expected}，实为 {received}。',
    'In the study file {path} is wrong: expected {expected}, found {received}.',
  ],
  'method-needs-costs': ['所选距离需要成本表。', 'This kind of distance needs a matrix of costs.'],
  'method-needs-catchments': ['所选距离需要学区。', 'This kind of distance needs catchments.'],
  'method-needs-children': ['数据里没有所选学段的儿童。', 'The data has no children of this stage.'],
  // Scenarios
  'edit-site-unknown': [
    '情景第 {edit} 项：没有校址“{id}”，未执行。',
    'Edit {edit}: there is no site “{id}”; nothing was done.',
  ],
  'edit-site-ambiguous': [
    '情景第 {edit} 项：有几处校址都叫“{id}”，未执行。',
    'Edit {edit}: several sites have the id “{id}”; nothing was done.',
  ],
  'edit-site-taken': [
    '情景第 {edit} 项：编号“{value}”已被占用，未执行。',
    'Edit {edit}: the id “{value}” is taken; nothing was done.',
  ],
  'edit-point-unknown': [
    '情景第 {edit} 项：没有需求点“{id}”，未执行。',
    'Edit {edit}: there is no point “{id}”; nothing was done.',
  ],
  'edit-point-ambiguous': [
    '情景第 {edit} 项：有几个需求点都叫“{id}”，未执行。',
    'Edit {edit}: several points have the id “{id}”; nothing was done.',
  ],
  'edit-stage-unknown': [
    '情景第 {edit} 项：数据里没有学段“{stage}”，未执行。',
    'Edit {edit}: the data has no stage {stage}; nothing was done.',
  ],
  'edit-catchment-unknown': [
    '情景第 {edit} 项：没有学区“{catchment}”。',
    'Edit {edit}: there is no catchment “{catchment}”.',
  ],
  'edit-coordinates-differ': [
    '情景第 {edit} 项：坐标类型与研究不同，未执行。',
    'Edit {edit}: the coordinates are of another kind than the study’s; nothing was done.',
  ],
  'edit-position-invalid': [
    '情景第 {edit} 项：坐标（{x}, {y}）无效，未执行。',
    'Edit {edit}: the position ({x}, {y}) is none; nothing was done.',
  ],
  'edit-number-invalid': [
    '情景第 {edit} 项：数值 {number} 无效，未执行。',
    'Edit {edit}: the number {number} cannot be used; nothing was done.',
  ],
  'edit-costs-missing': ['新校址“{value}”没有成本，视为不可达。', 'No costs for the new site “{value}”: out of reach.'],
  'edit-costs-unmoved': ['“{value}”迁移后，成本表仍是原址的。', '“{value}” has moved, its costs have not.'],
}

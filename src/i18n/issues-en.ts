import type { IssueWords } from './issues-zh.ts'

/** As `issuesZh`; a test holds the two to the same codes and placeholders. */
export const issuesEn: Readonly<Record<string, IssueWords>> = {
  // numbers and cells
  'number-invalid': {
    title: 'Not a number',
    what: '“{value}” is not a number',
    fix: 'Make it a number, or leave the row out',
  },
  'year-invalid': {
    title: 'Year not understood',
    what: '“{value}” is no year between 1900 and 2200',
    fix: 'The row keeps no year; write it as 2027',
  },
  'cost-invalid': {
    title: 'Cost not understood',
    what: '“{value}” is no sum of money',
    fix: 'The row keeps no cost; write a number, with its unit in the header, as in “投资（万元）”',
  },
  'planned-coordinates-differ': {
    title: 'Other kind of coordinates',
    what: 'The coordinates of the table are of another kind (degrees or metres) than those of the study',
    fix: 'Give the coordinates that the study uses',
  },
  'number-negative': {
    title: 'Negative number',
    what: '{value} is below 0',
    fix: 'Make it 0 or more, or leave the row out',
  },
  'capacity-missing': {
    title: 'Places missing',
    what: 'No places are given',
    fix: 'A missing capacity is never read as 0: fill it in, or leave the row out',
  },
  'capacity-zero': {
    title: 'No places',
    what: 'The site has 0 places',
    fix: 'It will offer none; if the figure was forgotten, fill it in',
  },
  'capacity-absurd': {
    title: 'Too many places',
    what: '{value} places are not one school’s',
    fix: 'Look for a digit too many, or a total of the district',
  },
  'classes-absurd': {
    title: 'Too many classes',
    what: '{value} classes are not one school’s',
    fix: 'Check and correct; accepted, it counts as it stands',
  },
  'class-size-absurd': {
    title: 'Class size too large',
    what: 'A class size of {value} is too large',
    fix: 'Check and correct; accepted, it counts as it stands',
  },
  'class-size-assumed': {
    title: 'Class size assumed',
    what: '{rows} rows give classes only; places count {size} a class',
    fix: 'Change the class size under “Reading”, or give it in the file',
  },
  'enrolment-absurd': {
    title: 'Too many pupils',
    what: '{value} pupils are not one school’s',
    fix: 'Check and correct; accepted, it counts as it stands',
  },
  'enrolment-over-capacity': {
    title: 'More pupils than places',
    what: '{value} pupils in {capacity} places',
    fix: 'The school may be overfull; if the places are old, update them',
  },
  'threshold-absurd': {
    title: 'Reach too large',
    what: 'A reach of {value} metres is too large',
    fix: 'Check that the unit is metres',
  },
  'threshold-zero': { title: 'Reach of 0', what: 'The reach is 0', fix: 'Read as not given; the common reach is used' },
  'children-missing': {
    title: 'Children missing',
    what: 'No number of children is given',
    fix: 'A missing number is never read as 0: fill it in, or leave the row out',
  },
  'children-absurd': {
    title: 'Too many children',
    what: '{value} children are too many for one row',
    fix: 'Look for a totals row, or for the whole population',
  },
  'grades-differ': {
    title: 'Grades and total differ',
    what: 'The total is {value}, the grades add up to {sum}',
    fix: 'The total counts; check the grades',
  },
  'flag-invalid': {
    title: 'Quality flag not understood',
    what: '“{value}” is neither yes nor no',
    fix: 'Read as no; write yes / no or 1 / 0',
  },
  'stage-missing': {
    title: 'Stage missing',
    what: 'No stage is given',
    fix: 'The chosen stage is used; write primary, junior or nine-year',
  },
  'stage-unknown': {
    title: 'Stage not usable',
    what: '“{value}” is not primary, junior or nine-year',
    fix: 'Make it one of them, or leave the row out',
  },
  // ids and names
  'id-missing': {
    title: 'Id missing',
    what: 'The id is blank',
    fix: 'The row number stands in; fill the id in to compare later',
  },
  'id-duplicate': {
    title: 'Id used twice',
    what: 'Id {value} is that of row {first} too',
    fix: 'Both rows stay, nothing is merged; give one a new id, or leave it out',
  },
  'partner-unknown': {
    title: 'Partner not in the list',
    what: '“{value}” is neither id nor name of another site of the list',
    fix: 'The pair is not drawn; write the id or name that the partner has in the list',
  },
  'name-missing': { title: 'Name missing', what: 'The name is blank', fix: 'The id stands in; fill the name in' },
  'name-duplicate': {
    title: 'Name used twice',
    what: '“{value}” is the name of row {first} too',
    fix: 'It may be one school with two sites; if it is a double, leave one out',
  },
  'text-damaged': {
    title: 'Damaged text',
    what: 'Some of the text is garbled',
    fix: 'Try another encoding; if it stays garbled, use the original file',
  },
  // position
  'coordinate-missing': {
    title: 'Position missing',
    what: 'No position is given',
    fix: 'Fill it in, or leave the row out',
  },
  'coordinate-out-of-range': {
    title: 'Position out of range',
    what: '{value} is not on the earth',
    fix: 'Check the decimal point and the coordinate system, or leave the row out',
  },
  'coordinate-swapped': {
    title: 'Longitude and latitude swapped',
    what: '{value} has longitude and latitude the wrong way round',
    fix: 'Swap the two, or leave the row out',
  },
  'coordinate-unconvertible': {
    title: 'Position cannot be converted',
    what: '{value} cannot be converted from the chosen system',
    fix: 'Check the coordinate system, or correct the row',
  },
  'coordinates-converted': {
    title: 'Positions converted',
    what: 'Positions were converted from {value} to WGS 84',
    fix: 'As you chose; the study records it',
  },
  'points-coincident': {
    title: 'Points on one spot',
    what: 'It stands exactly where {other} stands',
    fix: 'Both count, nothing is merged; leave one out if it is the same estate twice',
  },
  'capacity-column-missing': {
    title: 'No places in the file',
    what: 'There is no column of places or of classes',
    fix: 'Name it under “Columns”, or enter one figure for all schools under “Reading”',
  },
  'sheet-notes': {
    title: 'A sheet of notes',
    what: 'The sheet “{value}” explains the others and is not read',
    fix: 'Rename it if it holds data',
  },
  'capacity-stated': {
    title: 'Places are an estimate',
    what: 'The file gives no places; {places} were entered for each of {rows} schools',
    fix: 'Every result that rests on them is marked as estimated; give a column of places for more than that',
  },
  'geotiff-compression': {
    title: 'Compression not supported',
    what: 'The grid is compressed with {compression}, which a page without WebAssembly cannot unpack',
    fix: 'Save it with Deflate or LZW, in QGIS or with gdal_translate -co COMPRESS=DEFLATE',
  },
  'position-coincident': {
    title: 'Two sites on one spot',
    what: 'It stands exactly where {other} stands',
    fix: 'Both rows stay, nothing is merged; if the position was a guess, correct it',
  },
  'outside-area': {
    title: 'Outside all streets',
    what: '{value} lies in no street',
    fix: 'Check coordinate system and position; accepted, it counts for no street',
  },
  'crs-needed': {
    title: 'Coordinate system needed',
    what: 'Positions are in metres and the file names no coordinate system',
    fix: 'Choose it on the left',
  },
  'crs-unknown': {
    title: 'Unknown coordinate system',
    what: 'The coordinate system “{value}” is not known',
    fix: 'Use WGS 84 or CGCS2000, or give its EPSG number',
  },
  'crs-missing': {
    title: 'No coordinate system named',
    what: 'The file names no coordinate system',
    fix: 'Read as WGS 84 unless you choose another on the left',
  },
  'crs-converted': {
    title: 'Coordinates converted',
    what: 'Coordinates were converted to WGS 84',
    fix: 'Check the positions on the map',
  },
  'crs-old-datum': {
    title: 'Old coordinate system',
    what: 'The system is Beijing 54 or Xi’an 80, 30–100 m off WGS 84',
    fix: 'The shift is not public and was not applied; CGCS2000 would be better',
  },
  // tables
  'file-empty': { title: 'Empty file', what: 'The file holds nothing', fix: 'Use another file' },
  'no-rows': {
    title: 'No data rows',
    what: 'There is a header and nothing below it',
    fix: 'Use another file, or look for another sheet',
  },
  'rows-above-header': {
    title: 'Text above the header',
    what: '{rows} title rows above the header were skipped',
    fix: 'See under “Columns” that they are named rightly',
  },
  'header-missing': {
    title: 'No header',
    what: 'The first row is data; columns are called A, B, C',
    fix: 'Name them under “Columns”, or add a header to the file',
  },
  'header-repeated': { title: 'Header repeated', what: 'This row is the header again', fix: 'Left out' },
  'remark-row': { title: 'Remark', what: '“{value}” is a remark, not an entry', fix: 'Left out' },
  'totals-row': {
    title: 'Totals row',
    what: '“{value}” is a total, not an entry',
    fix: 'Left out, so that nothing counts twice',
  },
  'column-duplicate': {
    title: 'Column name used twice',
    what: '“{column}” stands there twice',
    fix: 'The first is read; rename the other',
  },
  'column-unused': {
    title: 'Column not used',
    what: 'Column “{column}” is not used',
    fix: 'If you need it, name it under “Columns”',
  },
  'columns-missing': {
    title: 'Column missing',
    what: 'The column for {value} was not found',
    fix: 'Name it under “Columns”',
  },
  'row-long': {
    title: 'Surplus cells',
    what: 'The row is longer than the header, by “{value}”',
    fix: 'Surplus cells are not read; mostly a comma without quotes around it',
  },
  'csv-quotes': {
    title: 'Unpaired quotes',
    what: 'A quotation mark has no partner',
    fix: 'Check whether the row ran into the next',
  },
  'check-skipped': {
    title: 'Fit not checked',
    what: 'The borders have {corners} corners, too fine to look for overlaps and gaps',
    fix: 'Simplify the borders to have them checked',
  },
  'gaps-unchecked': {
    title: 'Gaps not looked for',
    what: 'The borders have {corners} corners; overlaps were looked for, gaps between streets were not',
    fix: 'Simplify the borders to have gaps looked for',
  },
  'issues-more': {
    title: 'And more',
    what: '{count} more of the kind “{code}” are not listed',
    fix: 'Settle the listed ones first',
  },
  // areas
  'geometry-missing': { title: 'No shape', what: 'The feature has no shape', fix: 'Left out' },
  'geometry-empty': { title: 'Empty shape', what: 'The shape has no usable ring', fix: 'Left out' },
  'geometry-invalid': {
    title: 'Invalid shape',
    what: 'The shape is not written as it should be',
    fix: 'Left out; repair it in a map program',
  },
  'geometry-not-polygon': {
    title: 'Not an area',
    what: 'The shape is a {value}, not an area',
    fix: 'Left out; streets and catchments must be areas',
  },
  'no-polygons': {
    title: 'No areas',
    what: 'The file has no usable area',
    fix: 'Use another file, or change what it is for',
  },
  'polygon-crosses-itself': {
    title: 'Border crosses itself',
    what: 'The border of {value} crosses itself in {times} places',
    fix: 'Accepted, points may fall in the wrong street; better repair it in a map program',
  },
  'ring-unclosed': {
    title: 'Border not closed',
    what: 'A ring of the border is not closed',
    fix: 'Its ends were joined',
  },
  'ring-degenerate': {
    title: 'Degenerate border',
    what: 'A ring has fewer than three corners',
    fix: 'The ring is not read',
  },
  'zones-overlap': {
    title: 'Streets overlap',
    what: '{value} and {other} overlap by {area} m²',
    fix: 'The overlap goes to the first; check the borders',
  },
  'zones-gap': {
    title: 'Gap between streets',
    what: 'A gap of {area} m² belongs to no street',
    fix: 'Children in it count for no street',
  },
  // totals per street
  'zone-unknown': {
    title: 'Unknown street',
    what: '“{value}” is no street of the boundary file',
    fix: 'Use its code or name there, or leave the row out',
  },
  'zone-matched-by-name': {
    title: 'Street matched by name',
    what: 'Code {value} is not in the boundary file; the name matches {code}',
    fix: 'Check it; taking it writes the code of the boundary file',
  },
  'zone-duplicate': {
    title: 'Street given twice',
    what: 'Street {value} has a row already',
    fix: 'The first counts; add the two up, or leave this one out',
  },
  'zone-without-total': {
    title: 'Street without a total',
    what: 'Street {value} has no row in the file',
    fix: 'It counts as no data, not as 0',
  },
  'demand-spread': {
    title: 'Children are spread',
    what: 'The totals of {zones} streets were spread over {points} points',
    fix: 'Every street keeps its sum; results that rest on it are marked as estimated',
  },
  'spread-without-weights': {
    title: 'No weights in the street',
    what: 'Street {value} holds no point to spread over',
    fix: 'It is spread evenly',
  },
  'totals-need-streets': {
    title: 'Totals need borders',
    what: 'There are totals per street and no streets',
    fix: 'Drop the boundary file as well',
  },
  // grids
  'grid-negative': { title: 'Negative cells', what: '{cells} cells are below 0', fix: 'Left out' },
  'grid-joined': {
    title: 'Cells were joined',
    what: '{cells} inhabited cells were joined in blocks of {side} × {side}: {points} points, no child lost',
    fix: 'Cut the grid to your district for finer points',
  },
  'grid-empty': { title: 'Nobody in the grid', what: 'No cell is above 0', fix: 'Use another band or file' },
  'grid-rotated': {
    title: 'Rotated grid',
    what: 'The grid is rotated and cannot be read',
    fix: 'Resample it to north-up first',
  },
  'demand-from-share': {
    title: 'Children are derived',
    what: 'Children are {factor} of the people in each cell',
    fix: 'Results that rest on it are marked as estimated',
  },
  // catchments and costs
  'catchment-serves-nobody': {
    title: 'Catchment without schools',
    what: 'No serving school is named',
    fix: 'Give the ids of the serving sites',
  },
  'catchment-site-unknown': {
    title: 'Serving school unknown',
    what: 'Serving school {value} is not among the sites',
    fix: 'Check the id; what is unknown does not count',
  },
  'catchment-sites-dropped': {
    title: 'Serving schools unknown',
    what: 'With the new sites, {sites} serving schools of the catchments are unknown',
    fix: 'Import the new catchments as well',
  },
  'cost-origin-missing': {
    title: 'Costs missing for a point',
    what: 'Demand point {value} has no costs',
    fix: 'It reaches no site; add its costs',
  },
  'cost-origin-unknown': {
    title: 'Unknown origin',
    what: 'Origin {value} is no demand point',
    fix: 'Left out; check the id',
  },
  'cost-site-missing': {
    title: 'Costs missing for a site',
    what: 'Site {value} has no costs',
    fix: 'Nobody reaches it; add its costs',
  },
  'cost-site-unknown': {
    title: 'Destination is no site yet',
    what: 'Destination {value} is no site yet',
    fix: 'Kept for a new site of that id',
  },
  'cost-site-by-name': {
    title: 'Destinations by name',
    what: '{count} destinations were matched by the name of the site',
    fix: 'Sites that share a name are only matched by id',
  },
  'cost-duplicate': { title: 'Costs given twice', what: '{value} stands there twice', fix: 'The first counts' },
  'costs-need-study': {
    title: 'Costs need sites and children',
    what: 'A cost matrix works with sites and demand points',
    fix: 'Drop those files as well',
  },
  'costs-dropped': {
    title: 'Old costs no longer fit',
    what: 'The cost matrix was made for other sites and points',
    fix: 'It is no longer used; import a new one',
  },
  // files
  'file-missing': {
    title: 'File missing',
    what: 'The file {file} is not there',
    fix: 'Drop it together with the study file',
  },
  'file-unreadable': {
    title: 'File unreadable',
    what: 'The file cannot be read ({detail})',
    fix: 'Use a complete copy',
  },
  'format-unknown': {
    title: 'Unknown format',
    what: 'This file is of no kind that is known here',
    fix: 'CSV, XLSX, GeoJSON, TopoJSON, Shapefile, KML, GeoTIFF and study files can be read',
  },
  'format-unsupported': {
    title: 'Format not supported',
    what: 'The format {format} is not supported',
    fix: 'Save tables as XLSX or CSV, layers as GeoJSON or Shapefile',
  },
  'json-invalid': { title: 'Broken JSON', what: 'The JSON is broken ({detail})', fix: 'Export the file anew' },
  'geojson-unknown': {
    title: 'Not GeoJSON',
    what: 'The content is not GeoJSON ({value})',
    fix: 'Export it as GeoJSON',
  },
  'topojson-invalid': { title: 'Not TopoJSON', what: 'The content is no usable TopoJSON', fix: 'Export it anew' },
  'layer-invalid': {
    title: 'Layer unreadable',
    what: 'Layer “{value}” cannot be read',
    fix: 'The others are; export this one anew',
  },
  'kml-invalid': { title: 'KML unreadable', what: 'The KML is not well formed', fix: 'Export it anew' },
  'xlsx-damaged': {
    title: 'Workbook damaged',
    what: 'The workbook does not open',
    fix: 'Open it in Excel or WPS and save it as XLSX',
  },
  'xlsx-too-large': { title: 'Workbook too large', what: 'The workbook has too many cells', fix: 'Save it as CSV' },
  'zip-damaged': { title: 'Archive damaged', what: 'The archive does not open', fix: 'Pack or download it again' },
  'zip-too-large': {
    title: 'Archive too large',
    what: 'The archive unpacks to too much; reading was stopped',
    fix: 'Pack only the files that are needed',
  },
  'shapefile-missing': {
    title: 'No .shp',
    what: 'The archive has no .shp file',
    fix: 'Pack .shp, .dbf and .prj together',
  },
  'shapefile-damaged': { title: 'Shapefile damaged', what: 'The .shp file is damaged', fix: 'Export it anew' },
  'shapefile-truncated': {
    title: 'Shapefile incomplete',
    what: 'The .shp file is cut off after {shapes} shapes',
    fix: 'Copy the complete file',
  },
  'shapefile-without-dbf': {
    title: 'No .dbf',
    what: 'Without the .dbf there are no names and codes',
    fix: 'Drop the .dbf with the .shp',
  },
  'shapefile-rows-differ': {
    title: 'Shapes and rows differ',
    what: '{shapes} shapes, {rows} rows',
    fix: 'Check that the two files belong together',
  },
  'dbf-damaged': { title: '.dbf damaged', what: 'The .dbf file cannot be read', fix: 'Export it anew' },
  'dbf-truncated': {
    title: '.dbf incomplete',
    what: 'The .dbf file lacks {missing} rows',
    fix: 'Copy the complete file',
  },
  'geotiff-damaged': { title: 'GeoTIFF damaged', what: 'The grid cannot be read', fix: 'Export it anew' },
  'geotiff-too-large': {
    title: 'GeoTIFF too large',
    what: 'The grid has {width} × {height} cells in {bands} band(s); {limit} million cells can be read',
    fix: 'Cut it to the district, or make its cells larger',
  },
  'geotiff-without-position': {
    title: 'GeoTIFF without position',
    what: 'The grid does not say where it lies',
    fix: 'Use a georeferenced GeoTIFF',
  },
  'role-unfit': {
    title: 'Cannot be used as that',
    what: 'This file cannot be read as “{role}”',
    fix: 'Change what it is for, or leave it out',
  },
  // study
  'study-member-unknown': {
    title: 'Unknown content in the study file',
    what: '“{value}” is not known',
    fix: 'Ignored; it may come from a newer version',
  },
  'study-not-json': { title: 'Study file incomplete', what: 'The study file is broken', fix: 'Use a complete copy' },
  'study-not-a-study': { title: 'Not a study file', what: 'This is no study file of Jiujin', fix: 'Use another file' },
  'study-version-newer': {
    title: 'Newer study file',
    what: 'The file is of version {version}, above {supported} that this program reads',
    fix: 'Update the program',
  },
  'study-version-unknown': {
    title: 'Unknown study version',
    what: 'The file’s version “{version}” is not known',
    fix: 'Use another file',
  },
  'study-invalid': {
    title: 'Error in the study file',
    what: '“{path}” should be {expected} and is {received}',
    fix: 'Correct it and open it again',
  },
  'study-empty': {
    title: 'Study without data',
    what: 'Neither schools nor children could be read',
    fix: 'Drop the data files together with the study file',
  },
  'method-needs-costs': {
    title: 'The method needs costs',
    what: 'The method uses a cost matrix and there is none',
    fix: 'Import costs, or use straight lines',
  },
  'method-needs-catchments': {
    title: 'The method needs catchments',
    what: 'The method uses catchments and there are none',
    fix: 'Import catchments, or use straight lines',
  },
  'method-needs-children': {
    title: 'No children of the stage',
    what: 'The data has no children of the chosen stage',
    fix: 'Choose another stage, or import its children',
  },
  'no-schools': {
    title: 'No schools',
    what: 'No school site can be used yet',
    fix: 'Settle what is found in the school list, or drop one',
  },
  'no-children': {
    title: 'No children',
    what: 'There are no usable children',
    fix: 'Drop children as points, a grid, or totals per street',
  },
  'base-planar': {
    title: 'The open study is planar',
    what: 'The open study has plane coordinates and cannot be joined with new files',
    fix: 'Choose “Files only” on the left',
  },
  // scenarios
  'edit-site-taken': { title: 'Id is taken', what: 'There is a site {value} already', fix: 'Use another id' },
  'edit-site-unknown': {
    title: 'Unknown site',
    what: 'Site {value} is not in the data',
    fix: 'The step is skipped; delete it, or correct the id',
  },
  'edit-site-ambiguous': {
    title: 'Site id not unique',
    what: 'Several sites are called {id}',
    fix: 'The step is skipped; make the ids differ first',
  },
  'edit-costs-unmoved': {
    title: 'Costs did not move',
    what: '{value} moved, its costs are those of the old place',
    fix: 'Give the costs of the new place in the cost file',
  },
  'edit-number-invalid': {
    title: 'Number not usable',
    what: '{number} cannot be used',
    fix: 'The step is skipped; use 0 or more',
  },
  'edit-coordinates-differ': {
    title: 'Other kind of coordinates',
    what: 'The step’s coordinates are of another kind than the study’s',
    fix: 'The step is skipped; use the study’s kind',
  },
  'edit-position-invalid': {
    title: 'Position not usable',
    what: 'The position {x}, {y} cannot be used',
    fix: 'The step is skipped; correct the position',
  },
  'edit-catchment-unknown': {
    title: 'Unknown catchment',
    what: 'Catchment {catchment} is not in the data',
    fix: 'The step is skipped; check its id',
  },
  'edit-point-unknown': {
    title: 'Unknown demand point',
    what: 'Demand point {id} is not in the data',
    fix: 'The step is skipped; check the id',
  },
  'edit-point-ambiguous': {
    title: 'Demand point not unique',
    what: 'Several demand points are called {id}',
    fix: 'The step is skipped; make the ids differ first',
  },
  'edit-point-taken': {
    title: 'Id of a demand point is taken',
    what: 'There is a demand point {id} already',
    fix: 'The step is skipped; give the new estate another id',
  },
  'edit-stage-unknown': {
    title: 'No such stage',
    what: 'The data has no {stage} children',
    fix: 'The step is skipped; choose another stage',
  },
  'edit-costs-missing': {
    title: 'New site or estate without costs',
    what: '{value} has no costs in the matrix',
    fix: 'No school and child reach each other there; add the costs to the cost file',
  },
}

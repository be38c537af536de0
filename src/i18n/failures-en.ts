import type { FailureWords } from './failures-zh.ts'

type Params = Readonly<Record<string, string | number>>
const file = (p: Params) => `The file ${p['file'] ?? ''}`.trim()
const number = (what: string) => (p: Params) =>
  `${p['array'] ?? ''}${Number(p['index']) >= 0 ? `, entry ${Number(p['index']) + 1}` : ''}: ${p['value'] ?? ''} ${what}, so nothing was computed. Correct the data.`

/** As `failuresZh`. */
export const failuresEn: FailureWords = {
  'file-missing': (p) =>
    `${file(p)} is missing. It belongs beside the study file: the sample lies in the folder “sample” of the page; drop the data of your own study together with it.`,
  'spot-needs-straight': () => 'The best spot needs straight-line distances. Choose straight line under Explore.',
  'file-unreadable': (p) => `${file(p)} cannot be read. Try again with a complete copy.`,
  'file-empty': (p) => `${file(p)} is empty. Use another file.`,
  'format-unknown': (p) =>
    `${file(p)} is of no kind that is known here. CSV, XLSX, GeoJSON, TopoJSON, Shapefile, KML, GeoTIFF and study files can be read.`,
  'format-unsupported': (p) =>
    `${file(p)} is of a kind that is not supported. Save tables as XLSX or CSV, layers as GeoJSON or Shapefile.`,
  'json-invalid': (p) => `${file(p)} holds broken JSON. Export it anew.`,
  'topojson-invalid': (p) => `${file(p)} is no usable TopoJSON. Export it anew.`,
  'kml-invalid': (p) => `${file(p)} is no well-formed KML. Export it anew.`,
  'xlsx-damaged': (p) => `${file(p)} does not open. Open it in Excel or WPS and save it as XLSX.`,
  'xlsx-too-large': (p) => `${file(p)} has too many cells. Save it as CSV.`,
  'zip-damaged': (p) => `${file(p)} is damaged and does not open. Pack or download it again.`,
  'zip-too-large': (p) => `${file(p)} unpacks to too much; reading was stopped. Pack only the files that are needed.`,
  'shapefile-missing': (p) => `${file(p)} has no .shp inside. Pack .shp, .dbf and .prj together.`,
  'shapefile-damaged': (p) => `${file(p)} is damaged. Export it anew.`,
  'geotiff-damaged': (p) => `${file(p)} cannot be read. Export it anew.`,
  'geotiff-compression': (p) =>
    `${file(p)} is compressed with ${p['compression']}, which cannot be unpacked here. Save it with Deflate or LZW.`,
  'geotiff-too-large': (p) => `${file(p)} has too many cells. Cut it to the district first.`,
  'geotiff-without-position': (p) => `${file(p)} does not say where it lies. Use a georeferenced GeoTIFF.`,
  'study-not-json': () => 'The study file is broken or incomplete. Use a complete copy.',
  'study-not-a-study': () => 'This is no study file of Jiujin. Use another file.',
  'study-version-newer': (p) =>
    `The study file is of version ${p['version'] ?? ''}, above ${p['supported'] ?? ''} that this program reads. Update the program.`,
  'study-version-unknown': (p) => `The study file’s version “${p['version'] ?? ''}” is not known. Use another file.`,
  'study-invalid': (p) => {
    const found =
      p['path'] === undefined ? p['where'] : `“${p['path']}” should be ${p['expected']} and is ${p['received']}`
    return `The study file${p['file'] ? ` ${p['file']}` : ''} has an error: ${found ?? ''}. Correct it, or use a complete copy.`
  },
  'scenario-not-json': () => 'The scenario file is damaged or incomplete. Use a whole one.',
  'scenario-not-a-scenario': () =>
    'This is no scenario file of Jiujin. Choose a .jiujin-scenario.json saved with “Export”.',
  'scenario-version-newer': (p) =>
    `The scenario file has version ${p['version'] ?? ''}; this program reads up to ${p['supported'] ?? ''}. Update the program.`,
  'scenario-invalid': (p) =>
    `The scenario has an error: “${p['path'] ?? ''}” should be ${p['expected'] ?? ''}, but is ${p['received'] ?? ''}. Mend it, or use another.`,
  'link-too-long': (p) =>
    `The scenarios are too large for a link (${p['length'] ?? ''} characters, ${p['limit'] ?? ''} at most). Save the study file instead; the link was copied without them.`,
  'link-damaged': () =>
    'The scenarios in the link are incomplete and were not read. Copy the whole link again, or use a scenario file.',
  'study-empty': () => 'Neither schools nor children could be read. Open the data files together with the study file.',
  'study-closed': () => 'These data are closed in the background. Reload the page.',
  'part-closed': () => 'This file is closed in the background. Drop it again.',
  'layer-missing': (p) => `The data has no layer ${p['file'] ?? ''}; there is nothing to export.`,
  'no-schools': () => 'There is no usable school site. Drop a school list.',
  'no-children': () => 'There are no usable children. Drop children as points, a grid, or totals per street.',
  'worker-failed': () =>
    'The background worker did not start. Reload the page; if that does not help, use a current browser.',
  'program-part-missing': () => 'This part of the program did not load. Check the connection and reload the page.',
  unexpected: (p) => `Something unexpected went wrong: ${p['message'] ?? ''}. Reload the page.`,
  'not-finite': number('is not a finite number'),
  negative: number('is below 0'),
  'not-positive': number('is not above 0'),
  'too-large': number('is too large'),
  'too-small': number('is too small'),
  'bad-latitude': number('is no latitude'),
  'bad-longitude': number('is no longitude'),
  'wrong-length': number('is not the expected length'),
  'bad-index': number('points at nothing'),
  'not-ascending': number('is out of order'),
  'bad-bands': number('cannot be a band'),
  'not-settled': () =>
    'The iteration did not settle, so there is no result to use. Try another measure, reach or decay.',
  'too-many-pairs': () => 'There are too many pairs of points and sites. Use a smaller reach, or fewer points.',
}

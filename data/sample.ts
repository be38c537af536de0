import { buildCatchments } from './catchments.ts'
import { buildChildren } from './children.ts'
import { buildContext } from './context.ts'
import { factText } from './facts.ts'
import { buildIncomes } from './incomes.ts'
import { indicatorColumns } from './indicators.ts'
import { buildSites } from './sites.ts'
import { buildStreets } from './streets.ts'
import { layerNotes, study } from './study.ts'
import { csv, geojson, json } from './write.ts'

/** Every file of the embedded study as text, by name. The same on every machine and every run. */
export function buildSample(): Record<string, string> {
  const streets = buildStreets()
  const cells = buildChildren(streets)
  const sites = buildSites(streets, cells)
  const catchments = buildCatchments(streets, sites)
  const incomes = buildIncomes(streets)
  return {
    'study.json': json(study),
    'schools.csv': csv(
      [
        ...['id', 'name', 'name_en', 'stage', 'lon', 'lat', 'capacity', 'enrolment', 'quality', 'group'],
        ...['lead', 'partner', 'classes'],
        'position',
        ...indicatorColumns,
      ],
      sites.map((site) => [
        ...[site.id, site.name, site.nameEn, 'primary', site.lon.toFixed(5), site.lat.toFixed(5)],
        ...[site.capacity, site.enrolment, site.quality ? 1 : 0, site.group],
        ...[site.lead ? 1 : 0, site.partner, site.classes, site.position],
        ...indicatorColumns.map((column) => site.indicators[column]),
      ]),
    ),
    'demand.csv': csv(
      ['id', 'lon', 'lat', 'children', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6'],
      cells.map(({ id, lon, lat, children, grades }) => [id, lon.toFixed(6), lat.toFixed(6), children, ...grades]),
    ),
    'streets.geojson': geojson(
      layerNotes.streets,
      streets.map(({ code, name, nameEn, kind, population, populationSource, polygons }, k) => ({
        properties: {
          ...{ code, name, name_en: nameEn, kind, population, population_source: populationSource },
          income: incomes[k],
        },
        polygons,
      })),
    ),
    'catchments.geojson': geojson(
      layerNotes.catchments,
      catchments.map(({ code, name, nameEn, sites: served, polygons }) => ({
        properties: { code, name, name_en: nameEn, sites: served },
        polygons,
      })),
    ),
    'context.geojson': geojson(
      layerNotes.context,
      buildContext().map(({ code, name, nameEn, polygons }) => ({
        properties: { code, name, name_en: nameEn },
        polygons,
      })),
    ),
    'haidian-primary-schools.csv': factText('haidian-primary-schools.csv'),
  }
}

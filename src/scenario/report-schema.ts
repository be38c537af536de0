import * as v from 'valibot'
import { clampPlace, LOGO_LIMIT } from './report.ts'

const text = v.optional(v.string(), '')
const flag = (on: boolean) => v.optional(v.boolean(), on)
const finite = v.pipe(v.number(), v.finite())
const id = v.pipe(v.string(), v.nonEmpty())

const place = v.pipe(
  v.strictObject({ column: finite, row: finite, columns: finite, rows: finite }),
  v.transform(clampPlace),
)
const common = { id, place }

const mapChoice = {
  shade: v.optional(v.string(), 'balance'),
  layers: v.optional(
    v.strictObject({
      streets: flag(true),
      cells: flag(false),
      sites: flag(true),
      catchments: flag(false),
      groups: flag(false),
    }),
    {},
  ),
  scenario: text,
  change: flag(false),
  centre: v.optional(
    v.nullable(
      v.strictObject({
        lon: v.pipe(finite, v.minValue(-180), v.maxValue(180)),
        lat: v.pipe(finite, v.minValue(-85), v.maxValue(85)),
      }),
    ),
    null,
  ),
  scale: v.optional(v.nullable(v.pipe(finite, v.minValue(500), v.maxValue(100_000_000))), null),
}
const names = v.optional(v.nullable(v.array(v.string())), null)

const block = v.variant('kind', [
  v.strictObject({ ...common, kind: v.literal('title'), text, subtitle: text }),
  v.strictObject({ ...common, kind: v.literal('headline'), text }),
  v.strictObject({ ...common, kind: v.literal('map'), ...mapChoice }),
  v.strictObject({ ...common, kind: v.literal('maps'), ...mapChoice, scenarios: names }),
  v.strictObject({ ...common, kind: v.picklist(['legend', 'scale', 'north']), of: text }),
  v.strictObject({ ...common, kind: v.literal('parts'), scenario: text }),
  v.strictObject({ ...common, kind: v.literal('kpis'), scenario: text, items: names }),
  v.strictObject({
    ...common,
    kind: v.literal('table'),
    subject: v.picklist(['streets', 'comparison', 'schools', 'catchments', 'sources']),
    limit: v.optional(v.nullable(v.pipe(finite, v.integer(), v.minValue(1))), null),
  }),
  v.strictObject({
    ...common,
    kind: v.literal('chart'),
    subject: v.picklist(['gainers', 'net', 'distances']),
    scenario: text,
  }),
  v.strictObject({ ...common, kind: v.literal('text'), text }),
  v.strictObject({ ...common, kind: v.literal('method'), full: flag(true) }),
  v.strictObject({
    ...common,
    kind: v.literal('field'),
    subject: v.picklist(['approval', 'date', 'author', 'page', 'source']),
  }),
  v.strictObject({ ...common, kind: v.literal('footer') }),
  v.strictObject({ ...common, kind: v.literal('logo') }),
])

/** Some characters more than its bytes: base64 takes four for three. */
const logo = v.strictObject({
  type: v.picklist(['image/png', 'image/jpeg', 'image/svg+xml']),
  data: v.pipe(v.string(), v.maxLength(Math.ceil(LOGO_LIMIT / 3) * 4), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
})

/** The report in a study file; a file without one has an empty report. */
export const reportSchema = v.strictObject({
  author: text,
  date: text,
  approval: text,
  logo: v.optional(v.nullable(logo), null),
  pages: v.optional(
    v.array(
      v.strictObject({
        id,
        preset: v.optional(v.nullable(v.picklist(['brief', 'comparison', 'atlas', 'method'])), null),
        size: v.optional(v.picklist(['a4', 'a3', 'wide']), 'a4'),
        orientation: v.optional(v.picklist(['portrait', 'landscape']), 'landscape'),
        each: v.optional(v.nullable(v.literal('street')), null),
        blocks: v.optional(v.array(block), []),
      }),
    ),
    [],
  ),
})

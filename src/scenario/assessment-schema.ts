import * as v from 'valibot'
import { INDICATORS, RULES } from '../core/balance/rules.ts'
import { defaultAssessment, limitKey } from './assessment.ts'
import { STAGES } from './method.ts'

const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const share = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1))
const stated = v.strictObject({ share, source: v.optional(v.string(), '') })

const limitChange = v.strictObject({
  cv: v.exactOptional(count),
  norms: v.exactOptional(v.record(v.picklist(INDICATORS), count)),
  met: v.exactOptional(v.pipe(count, v.integer())),
  floor: v.exactOptional(share),
  smallest: v.exactOptional(count),
  source: v.exactOptional(v.string()),
})

/** How a study file states what balance and equity are judged by; every member may be left out. */
export const assessmentSchema = v.strictObject({
  limits: v.optional(
    v.record(v.picklist(RULES.flatMap((rule) => STAGES.map((stage) => limitKey(rule, stage)))), limitChange),
    {},
  ),
  whatIf: v.optional(
    v.array(v.strictObject({ site: v.string(), figure: v.picklist([...INDICATORS, 'pupils']), value: count })),
    [],
  ),
  line: v.optional(v.pipe(count, v.gtValue(0)), defaultAssessment.line),
  rank: v.optional(v.nullable(v.string()), null),
  stated: v.optional(v.strictObject({ enrolled: v.exactOptional(stated), zoned: v.exactOptional(stated) }), {}),
})

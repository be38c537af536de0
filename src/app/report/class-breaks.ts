import { breakNumber, shadeName } from '../../panels/class-label.ts'
import { classingOf } from '../../state/classing.ts'
import { pictureOf } from '../../state/derived/picture.ts'
import type { ShadeId } from '../../symbology/shade.ts'
import type { Sources } from './sources.ts'

/** One sentence for each quantity that the report's maps show: where its classes part. */
export function classBreakText(s: Sources): string[] {
  const { run, w, n, rw, state, study } = s
  const pages = state.timeline?.project.report.pages ?? []
  const chosen = pages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'map' || block.kind === 'maps' ? [block.shade] : [])),
  )
  const shades = new Map(
    (chosen.length > 0 ? chosen : [state.view.shade]).map((id) => {
      const { shade } = pictureOf(study.data, run, id as ShadeId, classingOf(state))
      return [shade.id, shade] as const
    }),
  )
  return [...shades.values()].map((shade) =>
    rw.made.breaks(
      shadeName(shade, run.method.measure, w),
      shade.breaks.map((value) => breakNumber(shade, value, n)).join(', '),
    ),
  )
}

import { distributionWordsOf } from '../../i18n/distribution-words.ts'
import { classLabel, shadeName } from '../../panels/class-label.ts'
import { classingOf } from '../../state/classing.ts'
import { type Picture, pictureOf } from '../../state/derived/picture.ts'
import type { ShadeId } from '../../symbology/shade.ts'
import type { Sources } from './sources.ts'

/** The classes of a quantity: their scheme and ranges. */
export function classLine({ shade, legend }: Picture, { run, lang, w, n }: Sources): string {
  const dw = distributionWordsOf(lang)
  const ranges = legend.classes.map((entry) => classLabel(shade, entry, w, n)).join(' | ')
  return dw.line(`${shadeName(shade, run.method.measure, w)} · ${dw.schemes[shade.choice.scheme]}`, ranges)
}

/** One line for each quantity that the report's maps show. */
export function classLines(s: Sources): string[] {
  const { run, state, study } = s
  const pages = state.timeline?.project.report.pages ?? []
  const chosen = pages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'map' || block.kind === 'maps' ? [block.shade] : [])),
  )
  const pictures = (chosen.length > 0 ? chosen : [state.view.shade]).map((id) =>
    pictureOf(study.data, run, id as ShadeId, classingOf(state)),
  )
  return [...new Set(pictures.map((picture) => classLine(picture, s)))]
}

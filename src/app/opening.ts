import { measureOf } from '../core/fca/measures/list.ts'
import { choiceWord, classKey, withChoice } from '../scenario/classing.ts'
import { STAGES } from '../scenario/method.ts'
import { undecided } from '../scenario/project.ts'
import type { Analyst, Opening } from '../state/analyse.ts'
import { choiceFor } from '../state/classing.ts'
import type { Keeper } from '../state/keep.ts'
import { findPicked, findTarget, parseLink } from '../state/link.ts'
import { defaultView } from '../state/view.ts'
import { kindFor } from '../symbology/shade.ts'
import type { Client } from '../worker/client.ts'
import type { OpenedStudy } from '../worker/protocol.ts'

/** Opens the sample that lies beside the page. @throws TaskFailed, Superseded */
export async function openSample(client: Client, keeper: Keeper): Promise<OpenedStudy> {
  const study = await client.run('open', { url: new URL('./sample/study.json', document.baseURI).href })
  keeper.isSample(study.data)
  return { study, decisions: { ...undecided, method: study.method }, view: {} }
}

/** What the study says of itself. */
export const asIs = ({ study, decisions }: OpenedStudy): Opening => ({ study, decisions, view: {} })

/** What the link says is laid over what the study says, before the first run; it is where undo begins. */
function withLink({ study, decisions, view }: Opening, query: URLSearchParams): Opening {
  const stages = STAGES.filter((stage) => study.data.demand.children[stage])
  const link = parseLink(query, decisions.method, stages)
  const method = { ...decisions.method, ...link.method }
  const shade = link.view.shade ?? view.shade ?? defaultView.shade
  const own = choiceFor(decisions.classing, shade, method)
  // Classes that are the app's anyway need no entry.
  const differs = link.classes && choiceWord(link.classes) !== choiceWord(own)
  const classing = differs
    ? withChoice(decisions.classing, classKey(kindFor(shade, measureOf(method.measure)).id, method), link.classes)
    : decisions.classing
  return {
    study,
    decisions: { ...decisions, method, classing },
    view: { ...view, ...link.view, selection: findTarget(study, link.at), picked: findPicked(study, link.pick) },
  }
}

export interface FirstOpening {
  /** When the study that came back was kept; null = it is the sample, as it is. */
  readonly restoredAt: number | null
  /** Why what was kept could not be opened. */
  readonly lost: unknown
}

/** Opens what was kept at the last visit, else the sample, and keeps every change from then on. */
export async function openFirst(
  analyst: Analyst,
  client: Client,
  keeper: Keeper,
  query: URLSearchParams,
): Promise<FirstOpening> {
  let restoredAt: number | null = null
  let lost: unknown = null
  await analyst.open(async () => {
    const kept = await keeper
      .restore(() => openSample(client, keeper))
      .catch((error: unknown) => {
        lost = error
        return null
      })
    restoredAt = kept?.at ?? null
    return withLink(kept?.opening ?? asIs(await openSample(client, keeper)), query)
  })
  keeper.watch()
  return { restoredAt, lost }
}

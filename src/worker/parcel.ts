import type { Opened, Reply } from './protocol.ts'

/** Shorter lists are sent as they are. */
const LONG = 20_000
/** Ids taken from the packed text between two breaths of the page. */
const AT_A_TIME = 25_000

/** Many ids as one text: the page would stand still for the time it takes to receive a million strings. */
interface PackedIds {
  readonly packed: string
}

/** Arrays that a result lets go of, for good. */
const handedOver = new WeakMap<object, ArrayBufferLike[]>()

/** Says that the sender keeps none of `arrays`: they change hands without a copy. @returns the result */
export function handOver<T extends object>(result: T, arrays: readonly ArrayBufferView[]): T {
  handedOver.set(result, [...new Set(arrays.map(({ buffer }) => buffer))])
  return result
}

/** A reply as it is posted to another thread, with what changes hands. */
export function parcelOf(reply: Reply): { readonly message: unknown; readonly transfer: Transferable[] } {
  if (!('result' in reply) || typeof reply.result !== 'object' || reply.result === null)
    return { message: reply, transfer: [] }
  const transfer = (handedOver.get(reply.result) ?? []) as Transferable[]
  const opened = openedIn(reply.result)
  const ids = opened?.data.demand.id
  // The ids of a study come from cells of a table; one with a line end in it is sent as it is.
  if (!ids || ids.length < LONG || ids.some((id) => id.includes('\n'))) return { message: reply, transfer }
  return { message: { ...reply, result: withIds(reply.result, { packed: ids.join('\n') }) }, transfer }
}

/** The reply in a parcel; gives way to the page while it unpacks. */
export async function unpack(reply: Reply): Promise<Reply> {
  if (!isPacked(reply)) return reply
  const { result } = reply as { readonly result: object }
  const ids = openedIn(result)?.data.demand.id as unknown as PackedIds
  const list: string[] = []
  for (let from = 0; from <= ids.packed.length; ) {
    const end = ids.packed.indexOf('\n', from)
    list.push(ids.packed.slice(from, end < 0 ? undefined : end))
    from = end < 0 ? ids.packed.length + 1 : end + 1
    if (list.length % AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  return { ...reply, result: withIds(result, list) }
}

/** True for a reply that `unpack` has work with. */
export function isPacked(reply: Reply): boolean {
  if (!('result' in reply) || typeof reply.result !== 'object' || reply.result === null) return false
  const ids = openedIn(reply.result)?.data.demand.id
  return ids !== undefined && !Array.isArray(ids)
}

/** The study that a result opens, if it does. */
function openedIn(result: object): Opened | null {
  if ('data' in result && 'zoneOf' in result) return result as Opened
  const inside = 'study' in result ? result.study : null
  return typeof inside === 'object' && inside !== null ? openedIn(inside) : null
}

function withIds<T extends object>(result: T, id: readonly string[] | PackedIds): T {
  if ('study' in result) return { ...result, study: withIds(result.study as object, id) }
  const opened = result as unknown as Opened
  return { ...result, data: { ...opened.data, demand: { ...opened.data.demand, id } } }
}

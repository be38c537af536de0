import type { Opened, Reply } from './protocol.ts'

/** Shorter lists of ids are sent as they are. */
const LONG = 20_000
/** Arrays from this size in bytes on never reach the page as a copy that it has to unpack. */
const LARGE = 1 << 16
/** Ids taken from the packed text between two breaths of the page. */
const AT_A_TIME = 25_000

/** Many ids as one text: the page would stand still for the time it takes to receive a million strings. */
interface PackedIds {
  readonly packed: string
}

/** Memory that its owner lets go of, for good. */
const handedOver = new WeakSet<ArrayBufferLike>()

/** Says that the sender keeps none of `arrays`: they change hands without a copy. @returns the result */
export function handOver<T extends object>(result: T, arrays: readonly ArrayBufferView[]): T {
  for (const { buffer } of arrays) handedOver.add(buffer)
  return result
}

/**
 * A reply as it is posted to another thread, with what changes hands. Large arrays that the sender keeps are copied here,
 * so that the page does not stand still while it receives them.
 */
export function parcelOf(reply: Reply): { readonly message: unknown; readonly transfer: Transferable[] } {
  if (!('result' in reply) || typeof reply.result !== 'object' || reply.result === null)
    return { message: reply, transfer: [] }
  const transfer = new Set<ArrayBuffer>()
  const done = new Map<object, object>()
  const pack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const found = done.get(value) ?? packed(value)
    done.set(value, found)
    return found
  }
  const packed = (value: object): object => {
    if (ArrayBuffer.isView(value)) return arrayOf(value)
    if (Object.getPrototypeOf(value) !== Object.prototype) return value
    const entries = Object.entries(value).map(([name, member]) => [name, pack(member)] as const)
    const isSame = entries.every(([name, member]) => member === (value as Record<string, unknown>)[name])
    return isSame ? value : Object.fromEntries(entries)
  }
  const arrayOf = (array: ArrayBufferView): ArrayBufferView => {
    const isFree = handedOver.has(array.buffer)
    if (!isFree && (array.byteLength < LARGE || array instanceof DataView)) return array
    const sent = isFree ? array : (array as Uint8Array).slice()
    transfer.add(sent.buffer as ArrayBuffer)
    return sent
  }
  const result = pack(reply.result) as object
  const ids = openedIn(result)?.data.demand.id
  // The ids of a study come from cells of a table; one with a line end in it is sent as it is.
  const isLong = ids && ids.length >= LONG && !ids.some((id) => id.includes('\n'))
  const message = { ...reply, result: isLong ? withIds(result, { packed: ids.join('\n') }) : result }
  return { message, transfer: [...transfer] }
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

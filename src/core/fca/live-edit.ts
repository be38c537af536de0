import { checkAmount, checkPlace, checkThreshold } from './check.ts'
import type { AccessInput } from './model.ts'

/** One change to a study while it is being edited. */
export type LiveEdit =
  | {
      readonly op: 'add'
      readonly x: number
      readonly y: number
      readonly capacity: number
      readonly threshold?: number
    }
  | { readonly op: 'move'; readonly site: number; readonly x: number; readonly y: number }
  | { readonly op: 'resize'; readonly site: number; readonly capacity: number }
  /** Close or reopen a site, or flag it in a run on the quality sites: it takes no part, or takes part. */
  | { readonly op: 'absent'; readonly site: number; readonly absent: boolean }
  | { readonly op: 'children'; readonly point: number; readonly children: number }

/** @throws InputRefusal, RangeError for an index that is none */
export function checkEdit(input: AccessInput, edit: LiveEdit): void {
  const sites = input.siteX.length
  const coordinates = input.costs.kind === 'matrix' ? null : input.costs.coordinates
  if ('site' in edit && !(edit.site >= 0 && edit.site < sites)) throw new RangeError(`no site ${edit.site}`)
  if ('point' in edit && !(edit.point >= 0 && edit.point < input.demandX.length)) {
    throw new RangeError(`no demand point ${edit.point}`)
  }
  const site = 'site' in edit ? edit.site : sites
  if ('x' in edit && coordinates) checkPlace('site', site, edit.x, edit.y, coordinates)
  if ('capacity' in edit) checkAmount('capacity', site, edit.capacity)
  if (edit.op === 'add' && edit.threshold !== undefined) checkThreshold('siteThreshold', site, edit.threshold)
  if (edit.op === 'children') checkAmount('children', edit.point, edit.children)
}

const appended = (values: Float64Array, value: number) => {
  const longer = new Float64Array(values.length + 1)
  longer.set(values)
  longer[values.length] = value
  return longer
}

/** The input with a site more. */
export function withSite(input: AccessInput, edit: Extract<LiveEdit, { op: 'add' }>): AccessInput {
  const absent = new Uint8Array(input.siteX.length + 1)
  if (input.absent) absent.set(input.absent)
  return {
    ...input,
    siteX: appended(input.siteX, edit.x),
    siteY: appended(input.siteY, edit.y),
    capacity: appended(input.capacity, edit.capacity),
    siteThreshold: appended(input.siteThreshold, edit.threshold ?? NaN),
    absent,
  }
}

/** A copy whose arrays may be edited without touching the caller's. */
export function ownCopy(input: AccessInput): AccessInput {
  return {
    ...input,
    children: input.children.slice(),
    siteX: input.siteX.slice(),
    siteY: input.siteY.slice(),
    capacity: input.capacity.slice(),
    siteThreshold: input.siteThreshold.slice(),
    absent: input.absent?.slice() ?? new Uint8Array(input.siteX.length),
  }
}

/** Writes an edit (not `add`) into an input's own arrays. */
export function write(input: AccessInput, edit: Exclude<LiveEdit, { op: 'add' }>): void {
  if (edit.op === 'move') {
    input.siteX[edit.site] = edit.x
    input.siteY[edit.site] = edit.y
  } else if (edit.op === 'resize') input.capacity[edit.site] = edit.capacity
  else if (edit.op === 'children') input.children[edit.point] = edit.children
  else if (input.absent) input.absent[edit.site] = edit.absent ? 1 : 0
}

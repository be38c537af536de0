import type { Issue } from '../core/issue.ts'
import type { CoordinateProposal } from '../ingest/coordinate-guess.ts'
import type { Decision, PartCheck, PartReport, Placement, StageReport } from '../worker/import-protocol.ts'
import type { Failure } from '../worker/protocol.ts'

/** A dropped file, with the loose parts that belong to it. */
export interface DeskFile {
  readonly key: number
  readonly name: string
  readonly size: number
  readonly sources: readonly File[]
  readonly encoding: string | null
  /** The user's choice; null = told from the bytes. */
  readonly chosenEncoding: string | null
  readonly sample: string
  /** Doubts about the file itself. */
  readonly issues: readonly Issue[]
}

/** A part of a file and what the user decided about it. */
export interface DeskPart extends PartReport {
  readonly fileKey: number
  readonly decision: Decision
  /** The question how to read the coordinates was answered. */
  readonly isPlaced: boolean
  /** The columns are read as the last time. */
  readonly isRemembered: boolean
  /** Doubts that the user accepted, by `issueKey`. */
  readonly accepted: ReadonlySet<string>
}

export interface Desk {
  readonly files: readonly DeskFile[]
  readonly parts: readonly DeskPart[]
  /** The part that is looked at. */
  readonly selected: number | null
  /** File row that is looked at. */
  readonly row: number | null
  /** Rows without a position are being set on the map. */
  readonly isPlacing: boolean
  /** True: nothing of the open study is kept. */
  readonly isFresh: boolean
  /** Share of the files that is read; null = none is being read. */
  readonly reading: number | null
  /** Share that is checked; null = nothing is being checked. */
  readonly checking: number | null
  /** Checking was given up: nothing is known about the files until it is done. */
  readonly isUnchecked: boolean
  readonly report: StageReport | null
  readonly placement: Placement | null
  readonly failure: Failure | null
  /** Share of the study that is made of the files; null = none is being made. */
  readonly starting: number | null
}

export const emptyDesk: Desk = {
  files: [],
  parts: [],
  selected: null,
  row: null,
  isPlacing: false,
  isFresh: false,
  reading: null,
  checking: null,
  isUnchecked: false,
  report: null,
  placement: null,
  failure: null,
  starting: null,
}

/** One doubt of a part, whatever its place in the list. */
export const issueKey = ({ code, row, column, value }: Issue) => `${code}|${row ?? ''}|${column ?? ''}|${value ?? ''}`

/** Readings of the coordinates that wait for an answer; empty = no question. */
export function openQuestion(part: DeskPart, check: PartCheck | undefined): readonly CoordinateProposal[] {
  if (part.isPlaced || part.crs !== '' || part.decision.system !== undefined || part.decision.swapped) return []
  return check?.proposal.coordinates ?? []
}

/** Kinds of doubts that a place on the map settles. */
const UNPLACED = new Set([
  'coordinate-missing',
  'coordinate-out-of-range',
  'coordinate-unconvertible',
  'coordinate-swapped',
])
export const isUnplaced = ({ code, row }: Issue) => UNPLACED.has(code) && row !== undefined

/** True when the part has no column of positions at all: every row may then be set on the map. */
export const lacksPosition = (part: DeskPart, check: PartCheck | undefined) =>
  (part.decision.role === 'schools' || part.decision.role === 'children') &&
  (check?.issues.some(({ code }) => code === 'columns-missing') ?? false)

/** What still keeps a part from being used: doubts that stop and are neither mended nor left out. */
export function blocking(part: DeskPart, check: PartCheck | undefined): readonly Issue[] {
  if (part.decision.role === 'unknown') return []
  return (check?.issues ?? []).filter(
    (issue) => issue.severity === 'stops' && !(issue.row !== undefined && part.accepted.has(issueKey(issue))),
  )
}

export const checkOf = (desk: Desk, id: number | null) => desk.report?.checks.find((check) => check.id === id)

/** True while anything at the desk takes its time. */
export const isBusy = ({ reading, checking, starting }: Desk) =>
  reading !== null || checking !== null || starting !== null

/** True when a study can be made of what lies on the desk. */
export function isReady(desk: Desk): boolean {
  const { report } = desk
  if (isBusy(desk) || !report || report.imported.length === 0) return false
  return (
    report.issues.every(({ severity }) => severity !== 'stops') &&
    desk.parts.every((part) => {
      const check = checkOf(desk, part.id)
      return blocking(part, check).length === 0 && openQuestion(part, check).length === 0
    })
  )
}

import { STUDY_FORMAT } from '../../scenario/study-file.ts'
import { StudyRefusal } from '../../scenario/study-refusal.ts'
import type { StudySource } from '../parts.ts'
import type { ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'
import { readZip } from '../zip.ts'

/** The study file inside a packed study. */
export const STUDY_ENTRY = 'study.json'

/** Reads a study file, alone or packed with its data in a zip archive; `openStudy` then opens it. @throws StudyRefusal */
export async function readStudySource(bytes: Uint8Array, file: string): Promise<ReadResult<StudySource[]>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const files = isZip ? readZip(bytes, file, () => true) : new Map<string, Uint8Array>()
  const entry = isZip ? files.get(STUDY_ENTRY) : bytes
  if (entry === undefined) throw new StudyRefusal('study-not-a-study', { expected: STUDY_FORMAT })
  files.delete(STUDY_ENTRY)
  return { value: [{ kind: 'study', file, study: decodeText(entry).text, files }], issues: [] }
}

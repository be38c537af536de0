import { StudyRefusal } from '../../core/refusal.ts'
import { STUDY_ENTRY, STUDY_FORMAT } from '../../core/study-format.ts'
import type { StudySource } from '../parts.ts'
import type { ReadResult } from '../read.ts'
import { decodeText } from '../text.ts'
import { readZip } from '../zip.ts'

/** Reads a study file, alone or packed with its data in a zip archive; `openStudy` then opens it. @throws StudyRefusal */
export async function readStudySource(bytes: Uint8Array, file: string): Promise<ReadResult<StudySource[]>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const files = isZip ? await readZip(bytes, file, () => true) : new Map<string, Uint8Array>()
  const entry = isZip ? files.get(STUDY_ENTRY) : bytes
  if (entry === undefined) throw new StudyRefusal('study-not-a-study', { expected: STUDY_FORMAT })
  files.delete(STUDY_ENTRY)
  return { value: [{ kind: 'study', file, study: decodeText(entry).text, files }], issues: [] }
}

import { Face, type FaceFiles, type FaceId, faceIds } from './face.ts'
import { type MergedFont, mergedFont } from './merged.ts'

/** The three faces, loaded as far as the texts that were asked for. */
export interface TypeCase {
  readonly faces: Readonly<Record<FaceId, Face>>
  /** Width of a text at a size, in the unit of the size. */
  readonly width: (face: FaceId, size: number, text: string) => number
}

export function createTypeCase(files: Readonly<Record<FaceId, FaceFiles>>): TypeCase {
  const faces = {
    regular: new Face('regular', files.regular),
    bold: new Face('bold', files.bold),
    song: new Face('song', files.song),
  }
  return { faces, width: (face, size, text) => faces[face].width(text) * size }
}

/** Characters by face. */
export type Characters = Readonly<Record<FaceId, ReadonlySet<string>>>

/** Loads what the characters need. Rejects when a slice cannot be read. */
export async function loadCharacters(type: TypeCase, characters: Characters): Promise<void> {
  await Promise.all(faceIds.map((id) => type.faces[id].need(characters[id])))
}

/** Characters that no face can draw, each once. */
export const missingCharacters = (type: TypeCase, characters: Characters): string[] => [
  ...new Set(faceIds.flatMap((id) => [...characters[id]].filter((c) => c.trim() && !type.faces[id].glyphOf(c)))),
]

/** One merged font a face that is used. */
export function mergedFonts(type: TypeCase, characters: Characters): ReadonlyMap<FaceId, MergedFont> {
  const used = faceIds.filter((id) => [...characters[id]].some((c) => type.faces[id].glyphOf(c)))
  return new Map(used.map((id) => [id, mergedFont(type.faces[id], characters[id])]))
}

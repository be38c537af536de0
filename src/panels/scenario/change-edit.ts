import type { Edit } from '../../scenario/edit.ts'

/** Makes an edit another one. `typed`: part of one undo step until the field is left. */
export type ChangeEdit = (label: string, make: (edit: Edit) => Edit, typed?: boolean) => void

/** The edit with a text, or without it when it is empty. */
export function withText(edit: Edit, member: 'name' | 'note', text: string): Edit {
  const { [member]: _, ...rest } = edit
  return (text === '' ? rest : { ...rest, [member]: text }) as Edit
}

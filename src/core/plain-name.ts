/** A column name without what people vary: width, case, blanks, underscores, and brackets with units. */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  const bare = plain.replace(/[([{【〔].*?[)\]}】〕]/g, '')
  return (bare.trim() === '' ? plain : bare).replace(/[\s_\-.:*#"'/]+/g, '')
}

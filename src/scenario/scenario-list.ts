import type { Edit, Scenario } from './edit.ts'

/** A, B, … Z, A2, B2, …: the first letter that no scenario begins with as a word of its own. */
export function nextLetter(scenarios: readonly Scenario[]): string {
  const taken = new Set(scenarios.map(({ name }) => name.trim().split(/\s+/)[0]?.toUpperCase()))
  for (let round = 1; ; round++) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const name = round === 1 ? letter : `${letter}${round}`
      if (!taken.has(name)) return name
    }
  }
}

export const withScenario = (scenarios: readonly Scenario[], scenario: Scenario): Scenario[] => [...scenarios, scenario]

/** A copy behind the original, under the next free letter and with the rest of its name. */
export function copied(scenarios: readonly Scenario[], index: number): Scenario[] {
  const original = scenarios[index]
  if (!original) return [...scenarios]
  const rest = original.name.trim().split(/\s+/).slice(1).join(' ')
  const copy = { ...original, name: [nextLetter(scenarios), rest].filter(Boolean).join(' ') }
  return [...scenarios.slice(0, index + 1), copy, ...scenarios.slice(index + 1)]
}

/** Scenarios from elsewhere behind those that are there: one that is there already is left out, a name that is taken gets the next letter. */
export function withIncoming(scenarios: readonly Scenario[], incoming: readonly Scenario[]): Scenario[] {
  const list = [...scenarios]
  for (const scenario of incoming) {
    const same = (other: Scenario) => other.name.trim().toLowerCase() === scenario.name.trim().toLowerCase()
    const twin = list.find(same)
    if (twin && JSON.stringify(twin.edits) === JSON.stringify(scenario.edits)) continue
    list.push(twin ? { ...scenario, name: `${nextLetter(list)} ${scenario.name.trim()}` } : scenario)
  }
  return list
}

export const without = (scenarios: readonly Scenario[], index: number): Scenario[] =>
  scenarios.filter((_, k) => k !== index)

/** @returns null when the name is empty or another scenario has it (letters alone do not tell A from a) */
export function renamed(scenarios: readonly Scenario[], index: number, name: string): Scenario[] | null {
  const next = name.trim()
  const same = (other: Scenario, k: number) => k !== index && other.name.trim().toLowerCase() === next.toLowerCase()
  if (next === '' || scenarios.some(same)) return null
  return scenarios.map((scenario, k) => (k === index ? { ...scenario, name: next } : scenario))
}

export const withEdits = (scenarios: readonly Scenario[], index: number, edits: readonly Edit[]): Scenario[] =>
  scenarios.map((scenario, k) => (k === index ? { ...scenario, edits } : scenario))

/** The edit at `index` as it was, or off. A switched-on edit carries no mark: off and on again is the very same edit. */
export function switched(edits: readonly Edit[], index: number): Edit[] {
  return edits.map((edit, k) => {
    if (k !== index) return edit
    if (!edit.off) return { ...edit, off: true }
    const { off: _, ...on } = edit
    return on as Edit
  })
}

/** The edit at `from` at the place `to`; the others keep their order. */
export function moved(edits: readonly Edit[], from: number, to: number): Edit[] {
  const list = [...edits]
  const [edit] = list.splice(from, 1)
  if (edit) list.splice(Math.max(0, Math.min(list.length, to)), 0, edit)
  return list
}

/** The scenario at `index` put aside, or taken back. */
export const archived = (scenarios: readonly Scenario[], index: number): Scenario[] =>
  scenarios.map((scenario, k) => {
    if (k !== index) return scenario
    const { archived: was, ...rest } = scenario
    return was ? rest : { ...rest, archived: true }
  })

/** An id for a new site: N1, N2, …, or for a new estate: E1, E2, …; free among those of the data and of the edits. */
export function newId(prefix: 'N' | 'E', known: readonly string[], scenarios: readonly Scenario[]): string {
  const taken = new Set(known)
  for (const { edits } of scenarios) for (const edit of edits) taken.add(edit.id)
  let number = 1
  while (taken.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

/** Edits that do something, in order: what a result depends on. Notes and names do not change it. */
export const effective = (edits: readonly Edit[]): Edit[] => edits.filter(({ off }) => !off)

/** Standard sizes of a primary school, and places a class under the national and the Beijing rule. */
export const CLASS_COUNTS = [12, 18, 24, 30, 36] as const
export const CLASS_SIZES = [40, 45] as const

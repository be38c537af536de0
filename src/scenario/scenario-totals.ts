import type { StudyData } from '../core/places.ts'
import { applyEdits } from './apply-edits.ts'
import type { Edit, Scenario } from './edit.ts'
import { effective } from './scenario-list.ts'

/** What a scenario builds and what that costs. */
export interface ScenarioTotals {
  /** Places (学位) of all stages after the scenario less those before; negative when more close than open. */
  readonly added: number
  /** Sum of the costs that are given, in CNY; null = no edit names one. */
  readonly cost: number | null
  /** Edits that are switched on and name no cost: while there are any, the sum is a lower bound. */
  readonly uncosted: number
}

/** Places and cost of a scenario's edits that are switched on; edits that cannot be done add no places. */
export function scenarioTotals(scenario: Pick<Scenario, 'edits'>, data: StudyData): ScenarioTotals {
  const edits = effective(scenario.edits)
  const places = ({ sites }: StudyData) => sites.capacity.reduce((sum, capacity) => sum + capacity, 0)
  return { added: places(applyEdits(data, edits).data) - places(data), ...costOf(edits) }
}

/** The costs that edits name; those that are switched off cost nothing. */
export function costOf(edits: readonly Edit[]): Pick<ScenarioTotals, 'cost' | 'uncosted'> {
  const done = effective(edits)
  const costs = done.flatMap(({ cost }) => (cost === undefined ? [] : [cost]))
  return {
    cost: costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    uncosted: done.length - costs.length,
  }
}

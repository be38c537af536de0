import { scenarioAt } from '../../state/scenario-state.ts'
import { useApp, useScenarioWords } from '../context.tsx'
import { editedName } from './edit-text.ts'

interface SelectProps {
  readonly id: string
  readonly ids: readonly string[]
  readonly value: string
  readonly onChange: (id: string) => void
}

/** A site of the study or of the scenario, by name. */
export function SiteSelect({ id, ids, value, onChange }: SelectProps) {
  const w = useScenarioWords().tools
  const lang = useApp((s) => s.view.lang)
  const data = useApp((s) => s.study?.data)
  const edits = useApp(scenarioAt)?.edits ?? []
  if (!data) return null
  return (
    <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{w.choose}</option>
      {ids.map((one) => (
        <option key={one} value={one}>
          {editedName(data, edits, one, lang)}
        </option>
      ))}
    </select>
  )
}

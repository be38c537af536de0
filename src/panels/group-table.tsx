import { schoolLinks } from '../core/groups.ts'
import { nameIn } from '../core/name.ts'
import type { SiteTable } from '../core/places.ts'
import { outcomeOf, scenarioAt } from '../state/scenario-state.ts'
import { type State, setView } from '../state/store.ts'
import { useApp, useEditsWords, useNumbers, useShell } from './context.tsx'

/** True for sites that are linked in any way. */
const isLinked = (sites: SiteTable | undefined): boolean =>
  sites !== undefined && (sites.group.some((group) => group !== '') || sites.partner.some((partner) => partner !== ''))

/** The edits whose result the map shows. */
const shownEdits = (state: State) =>
  state.view.mode === 'scenario' || state.view.page === 'equity' ? (scenarioAt(state)?.edits ?? []) : []

/** True where groups or pairs are to be told of, as the scenario on the map leaves them. */
export const useHasLinks = () => useApp((s) => isLinked(outcomeOf(s, shownEdits(s))?.sites ?? s.study?.data.sites))

/** Groups with their places and their share of all places, under what the map shows; a row shows its group on the map. */
export function GroupTable() {
  const w = useEditsWords().groups
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const sites = useApp((s) => outcomeOf(s, shownEdits(s))?.sites)
  const capacity = useApp((s) => outcomeOf(s, shownEdits(s))?.analysis.capacity)
  const known = useApp((s) => s.study?.data.sites)
  const selection = useApp((s) => s.view.selection)
  if (!sites || !capacity || !known) return null
  const { groups, pairs, grouped, paired } = schoolLinks(sites, capacity)
  const chosen = selection?.kind === 'site' ? known.group[selection.index] : ''
  const places = groups.reduce((sum, group) => sum + group.places, 0)
  return (
    <div className="groups">
      {groups.length > 0 && (
        <table>
          <caption className="sr">{w.title}</caption>
          <thead>
            <tr>
              <th scope="col">{w.columns.group}</th>
              <th scope="col">{w.columns.sites}</th>
              <th scope="col">{w.columns.places}</th>
              <th scope="col">{w.columns.share}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              // The map knows the sites of the baseline: one of them that is in the group, the lead school first.
              const rows = [group.lead, ...group.members].map((j) => known.id.indexOf(sites.id[j] ?? ''))
              const hub = rows.find((j) => known.group[j] === group.name)
              const lead = sites.name[group.lead]
              const target = hub === undefined ? null : ({ kind: 'site', index: hub } as const)
              return (
                <tr
                  key={group.name}
                  data-on={group.name === chosen}
                  onPointerEnter={() => setView(store, { hover: target })}
                  onPointerLeave={() => setView(store, { hover: null })}
                >
                  <th scope="row">
                    {target ? (
                      <button
                        type="button"
                        className="lk"
                        aria-pressed={group.name === chosen}
                        title={`${w.show(group.name)} · ${lead ? `${w.lead} ${nameIn(lead, lang)}` : w.noLead}`}
                        onClick={() => setView(store, { selection: target })}
                      >
                        {group.name}
                      </button>
                    ) : (
                      group.name
                    )}
                  </th>
                  <td>{n.int(group.members.length)}</td>
                  <td>{n.int(group.places)}</td>
                  <td>{n.percent(100 * group.share, 1)}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{w.total}</th>
              <td>{n.int(groups.reduce((sum, { members }) => sum + members.length, 0))}</td>
              <td>{n.int(places)}</td>
              <td>{n.percent(100 * grouped, 1)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {pairs.length > 0 && <p className="note">{w.pairs(n.int(pairs.length), n.percent(100 * paired, 1))}</p>}
    </div>
  )
}

/** What the lines mean, for the legend. */
export function GroupKeys() {
  const w = useEditsWords().groups.keys
  return (
    <div className="keys links">
      <span>
        <svg width="20" height="8" aria-hidden="true">
          <path d="M1 4h18" />
        </svg>
        {w.group}
      </span>
      <span>
        <svg width="20" height="8" aria-hidden="true">
          <path d="M1 4h18" strokeDasharray="4 3" />
        </svg>
        {w.pair}
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="5.5" />
        </svg>
        {w.lead}
      </span>
    </div>
  )
}

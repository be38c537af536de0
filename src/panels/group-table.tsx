import { schoolLinks } from '../core/groups.ts'
import { nameIn } from '../core/name.ts'
import type { SiteTable } from '../core/places.ts'
import { setView } from '../state/store.ts'
import { useApp, useEditsWords, useNumbers, useShell } from './context.tsx'

/** True for sites that are linked in any way. */
export const isLinked = (sites: SiteTable | undefined): boolean =>
  sites !== undefined && (sites.group.some((group) => group !== '') || sites.partner.some((partner) => partner !== ''))

/** Groups with their places and their share of all places; a row shows its group on the map. */
export function GroupTable() {
  const w = useEditsWords().groups
  const n = useNumbers()
  const { store } = useShell()
  const lang = useApp((s) => s.view.lang)
  const run = useApp((s) => s.run)
  const selection = useApp((s) => s.view.selection)
  if (!run) return null
  const { sites } = run.study.data
  const { groups, pairs, grouped, paired } = schoolLinks(sites, run.analysis.capacity)
  const chosen = selection?.kind === 'site' ? sites.group[selection.index] : ''
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
              const hub = group.lead >= 0 ? group.lead : (group.members[0] ?? 0)
              const lead = sites.name[group.lead]
              return (
                <tr
                  key={group.name}
                  data-on={group.name === chosen}
                  onPointerEnter={() => setView(store, { hover: { kind: 'site', index: hub } })}
                  onPointerLeave={() => setView(store, { hover: null })}
                >
                  <th scope="row">
                    <button
                      type="button"
                      className="lk"
                      aria-pressed={group.name === chosen}
                      title={`${w.show(group.name)} · ${lead ? `${w.lead} ${nameIn(lead, lang)}` : w.noLead}`}
                      onClick={() => setView(store, { selection: { kind: 'site', index: hub } })}
                    >
                      {group.name}
                    </button>
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

import { nameIn } from '../core/name.ts'
import { useApp, useWords } from './context.tsx'
import { IssueList } from './issue-list.tsx'
import { Dialog } from './parts/dialog.tsx'

/** What is real, estimated, schematic or synthetic, per column; nobody may mistake an example for official data. */
export function AboutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords()
  const lang = useApp((s) => s.view.lang)
  const study = useApp((s) => s.study)
  if (!study) return null
  const { data, issues } = study
  return (
    <Dialog title={w.about.title} closeLabel={w.method.close} open={open} onClose={onClose}>
      {data.illustrative && <p className="lead">{w.about.lead}</p>}
      {data.provenance.length > 0 && (
        <table className="about">
          <thead>
            <tr>
              <th>{w.about.columns.of}</th>
              <th>{w.about.columns.basis}</th>
              <th>{w.about.columns.text}</th>
            </tr>
          </thead>
          <tbody>
            {data.provenance.map((entry) => (
              <tr key={entry.of}>
                <td>
                  <code>{entry.of}</code>
                </td>
                <td>
                  <span className={`tag basis-${entry.basis}`}>{w.about.basis[entry.basis]}</span>
                </td>
                <td>{nameIn(entry.text, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{w.about.quality}</h3>
      <p>{nameIn(data.qualityDefinition, lang)}</p>
      <h3>{w.about.credit}</h3>
      <p>{nameIn(data.credit, lang)}</p>
      {data.illustrative && (
        <p>
          {w.about.real}{' '}
          <a href="./sample/haidian-primary-schools.csv" download>
            {w.about.realFile}
          </a>
        </p>
      )}
      <h3>{w.about.issues}</h3>
      {issues.length === 0 ? <p>{w.about.noIssues}</p> : <IssueList issues={issues} />}
    </Dialog>
  )
}

import { useState } from 'react'
import { useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { ClearDialog } from './clear-dialog.tsx'
import { CoordinateChoice } from './coordinate-choice.tsx'
import { type Chosen, useChosen, useDesk, useDeskWords } from './desk-context.tsx'
import { FileList } from './file-list.tsx'
import { ReadingOptions } from './reading-options.tsx'

const roles = ['schools', 'children', 'totals', 'streets', 'catchments', 'costs', 'unknown'] as const

/** The left margin: the files, and how the one that is looked at is read. */
export function DeskRail({ name, onName }: { name: string; onName: (name: string) => void }) {
  const w = useDeskWords()
  const chosen = useChosen()
  const [isClearing, setClearing] = useState(false)
  return (
    <>
      <FileList />
      {chosen && (
        <>
          <RoleChoice {...chosen} />
          <EncodingChoice {...chosen} />
          <CoordinateChoice {...chosen} />
          <ReadingOptions {...chosen} />
          <RestChoice name={name} onName={onName} />
        </>
      )}
      <div className="keepnote note">
        <Icon name="lock" size={15} />
        <span>
          {w.privacy}
          <br />
          <button type="button" className="lk" onClick={() => setClearing(true)}>
            {w.clear.link}
          </button>
        </span>
      </div>
      <ClearDialog open={isClearing} onClose={() => setClearing(false)} />
    </>
  )
}

function RoleChoice({ part }: Chosen) {
  const w = useDeskWords()
  const { desk } = useShell()
  return (
    <section className="sect">
      <div className="hd">
        <h2 id="role">{w.role.title}</h2>
        {part.decision.role === part.role && <span className="note">{w.role.guessed}</span>}
      </div>
      <select
        className="field"
        aria-labelledby="role"
        value={part.decision.role}
        onChange={(event) => desk.setRole(part.id, event.target.value as (typeof roles)[number])}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {w.role.names[role]}
          </option>
        ))}
      </select>
    </section>
  )
}

const encodings = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB18030' },
] as const

function EncodingChoice({ file }: Chosen) {
  const w = useDeskWords()
  const { desk } = useShell()
  if (file.encoding === null) return null
  const isOther = !encodings.some(({ value }) => value === file.encoding)
  const segments = isOther ? [...encodings, { value: file.encoding, label: file.encoding.toUpperCase() }] : encodings
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.encoding.title}</h2>
        <span className="note">{file.chosenEncoding === null ? w.encoding.auto : w.encoding.chosen}</span>
      </div>
      <Segmented
        label={w.encoding.title}
        value={file.encoding}
        onChange={(value) => desk.setEncoding(file.key, value)}
        segments={segments}
      />
      {file.sample && (
        <p className="prev" title={w.encoding.sample}>
          {file.sample}
        </p>
      )}
    </section>
  )
}

/** What becomes of the layers of the open study that no file replaces. */
function RestChoice({ name, onName }: { name: string; onName: (name: string) => void }) {
  const w = useDeskWords()
  const { desk } = useShell()
  const isFresh = useDesk((one) => one.isFresh)
  const report = useDesk((one) => one.report)
  const kept = report?.kept ?? []
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.rest.title}</h2>
      </div>
      <Segmented
        label={w.rest.title}
        value={isFresh ? 'fresh' : 'keep'}
        onChange={(value) => desk.setFresh(value === 'fresh')}
        segments={[
          { value: 'keep', label: w.rest.keep },
          { value: 'fresh', label: w.rest.fresh },
        ]}
      />
      {!isFresh && (
        <p className="note">
          {kept.length > 0
            ? w.rest.kept(kept.map((layer) => w.rest.layers[layer]).join(w.rest.separator))
            : w.rest.nothing}
        </p>
      )}
      <label className="labelled">
        <span>{w.rest.name}</span>
        <input className="field" value={name} maxLength={60} onChange={(event) => onName(event.target.value)} />
      </label>
    </section>
  )
}

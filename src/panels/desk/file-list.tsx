import { useRef } from 'react'
import { blocking, checkOf, type Desk, type DeskFile, type DeskPart, openQuestion } from '../../state/desk-state.ts'
import { useNumbers, useShell } from '../context.tsx'
import { Icon, type IconName } from '../parts/icons.tsx'
import { useDesk, useDeskWords } from './desk-context.tsx'
import { fileSize } from './file-size.ts'

const icons: Record<string, IconName> = {
  schools: 'school',
  children: 'pin',
  totals: 'table',
  streets: 'layers',
  catchments: 'polygon',
  costs: 'table',
}

/** A hidden file input behind a button of any look. */
export function useFileChooser() {
  const { desk } = useShell()
  const input = useRef<HTMLInputElement>(null)
  const element = (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      data-files
      onChange={(event) => {
        desk.addFiles([...(event.target.files ?? [])])
        // The same file may be chosen again.
        event.target.value = ''
      }}
    />
  )
  return { element, choose: () => input.current?.click() }
}

/** What was dropped, what it is, and whether it can be used. */
export function FileList() {
  const w = useDeskWords()
  const state = useDesk((one) => one)
  const { element, choose } = useFileChooser()
  return (
    <section className="sect files">
      <div className="hd">
        <h2>{w.files.title}</h2>
        <button type="button" className="lk" onClick={choose}>
          {w.files.add}
        </button>
      </div>
      {element}
      <ul>
        {state.files.map((file) => (
          <FileRows key={file.key} file={file} state={state} />
        ))}
      </ul>
      <Working />
      <button type="button" className="drop" onClick={choose}>
        <Icon name="plus" size={18} />
        <span>{w.files.drop}</span>
        <small>{w.files.kinds}</small>
      </button>
    </section>
  )
}

/** What is under way, how far it is, and how to give it up; or how to take it up again. */
function Working() {
  const w = useDeskWords()
  const n = useNumbers()
  const { desk } = useShell()
  const { reading, checking, starting, isUnchecked } = useDesk((one) => one)
  const share = reading ?? starting ?? checking
  if (share === null) {
    if (!isUnchecked) return null
    return (
      <div className="reading" role="status">
        <span>{w.files.unchecked}</span>
        <button type="button" className="btn sm" onClick={() => void desk.check()}>
          {w.files.check}
        </button>
      </div>
    )
  }
  const what = reading !== null ? w.files.reading : starting !== null ? w.files.starting : w.files.checking
  return (
    <div className="reading" data-work={reading !== null ? 'reading' : starting !== null ? 'starting' : 'checking'}>
      <span role="status">{what}</span>
      {/* Some libraries read in one go and tell no share: then the bar only says that work goes on. */}
      {share > 0 ? (
        <progress max={1} value={share} aria-label={what} aria-valuetext={n.percent(100 * share)} />
      ) : (
        <progress aria-label={what} />
      )}
      <button type="button" className="btn sm" onClick={desk.cancel}>
        {w.files.cancel}
      </button>
    </div>
  )
}

/** A file with several sheets or layers is a row for each. */
function FileRows({ file, state }: { file: DeskFile; state: Desk }) {
  const w = useDeskWords()
  const { desk } = useShell()
  const parts = state.parts.filter(({ fileKey }) => fileKey === file.key)
  if (parts.length === 0) {
    return (
      <li className="fi">
        <Icon name="warn" size={18} />
        <div>
          <b>{file.name}</b>
          <p className="mut">
            {fileSize(file.size)}
            <em className="e">{w.files.status.broken}</em>
          </p>
        </div>
        <Remove file={file} />
      </li>
    )
  }
  return parts.map((part, k) => (
    <li key={part.id} className="fi" data-on={part.id === state.selected}>
      <Icon name={icons[part.decision.role] ?? 'file'} size={18} />
      <div>
        <button type="button" aria-current={part.id === state.selected} onClick={() => desk.select(part.id)}>
          {part.part ? `${file.name} · ${part.part}` : file.name}
        </button>
        <p className="mut">
          <PartNote part={part} file={file} />
          <Status part={part} state={state} />
        </p>
      </div>
      {k === 0 ? <Remove file={file} /> : <span />}
    </li>
  ))
}

function PartNote({ part, file }: { part: DeskPart; file: DeskFile }) {
  const w = useDeskWords()
  const n = useNumbers()
  const count = part.kind === 'study' ? '' : `${w.files.count[part.kind](n.int(part.count))} · `
  return (
    <span>
      {count}
      {fileSize(file.size)}
    </span>
  )
}

function Remove({ file }: { file: DeskFile }) {
  const w = useDeskWords()
  const { desk } = useShell()
  const name = w.files.remove(file.name)
  return (
    <button type="button" className="ib rm" aria-label={name} title={name} onClick={() => desk.removeFile(file.key)}>
      <Icon name="close" size={14} />
    </button>
  )
}

function Status({ part, state }: { part: DeskPart; state: Desk }) {
  const w = useDeskWords()
  const n = useNumbers()
  const check = checkOf(state, part.id)
  if (part.decision.role === 'unknown') return <em className="mut">{w.files.status.none}</em>
  if (!check) return <em className="mut">{state.isUnchecked ? w.files.status.unchecked : w.files.status.checking}</em>
  const stops = blocking(part, check).length
  if (openQuestion(part, check).length > 0) return <em className="w">{w.files.status.place}</em>
  return stops > 0 ? (
    <em className="e">{w.files.status.must(n.int(stops))}</em>
  ) : (
    <em className="k">{w.files.status.ok}</em>
  )
}

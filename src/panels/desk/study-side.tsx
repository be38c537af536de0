import { useRef } from 'react'
import { useApp, useShell } from '../context.tsx'
import { useDeskWords } from './desk-context.tsx'

/** Beside the data of the open study: the study file, and what kinds of files can be read. */
export function StudySide() {
  const w = useDeskWords()
  const { actions, desk } = useShell()
  const isKept = useApp((s) => s.isKept)
  const hasStudy = useApp((s) => s.study !== null)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <section className="sect">
        <div className="hd">
          <h2>{w.now.study}</h2>
        </div>
        <div className="stack">
          {hasStudy && (
            <button type="button" className="btn pri" onClick={() => void actions.saveStudy()}>
              {w.now.saveStudy}
            </button>
          )}
          <p className="note">{w.now.saveStudyNote}</p>
          <button type="button" className="btn" onClick={() => input.current?.click()}>
            {w.now.openStudy}
          </button>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            data-study
            onChange={(event) => {
              desk.addFiles([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <button type="button" className="btn" onClick={() => void actions.openSample()}>
            {w.now.openSample}
          </button>
          <p className="note">{isKept ? w.now.kept : w.now.notKept}</p>
        </div>
      </section>
      <section className="sect">
        <div className="hd">
          <h2>{w.now.formats}</h2>
        </div>
        <dl className="formats">
          {w.now.formatRows.map(([what, kinds]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{kinds}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

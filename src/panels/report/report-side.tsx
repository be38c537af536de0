import { type ReactNode, useId, useState } from 'react'
import { LOGO_LIMIT, type Logo, type Orientation, type PaperSize } from '../../scenario/report.ts'
import { letGoOfBlock, setDetails, setPaper } from '../../state/report-actions.ts'
import { useNumbers, useShell } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { Segmented } from '../parts/segmented.tsx'
import { BlockOptions } from './block-options.tsx'
import { usePage, useReport, useReportWords } from './composer-context.tsx'
import { Field } from './option-fields.tsx'
import { usePaperText } from './report-rail.tsx'

interface Props {
  /** Reads an image file; null = it is none. */
  readonly readLogo: (file: File) => Promise<Logo | null>
  /** What stands at the foot: checks and exports. */
  readonly children: ReactNode
}

/** Right: paper, the chosen block, who signs, and what is taken away. */
export function ReportSide({ readLogo, children }: Props) {
  const w = useReportWords().screen
  return (
    <aside className="repside" aria-label={w.options}>
      <div className="repscroll">
        <Paper />
        <BlockOptions />
        <Details readLogo={readLogo} />
      </div>
      {children}
    </aside>
  )
}

function Paper() {
  const w = useReportWords().screen
  const { store } = useShell()
  const page = usePage()
  const paper = usePaperText()
  if (!page) return null
  const value = page.size === 'wide' ? 'wide' : `${page.size}-${page.orientation}`
  const segments = (['a4', 'a3'] as const).flatMap((size) =>
    (['landscape', 'portrait'] as const).map((orientation) => ({
      value: `${size}-${orientation}`,
      label: `${w.sizes[size]} ${w.orientations[orientation]}`,
    })),
  )
  return (
    <section className="sect">
      <div className="hd">
        <h2>{w.paper}</h2>
        <span className="note">{paper}</span>
      </div>
      <div className="papers">
        <Segmented
          label={w.paper}
          value={value}
          segments={[...segments, { value: 'wide', label: w.sizes.wide }]}
          onChange={(next) => {
            const [size, orientation = 'landscape'] = next.split('-')
            setPaper(store, page.id, size as PaperSize, orientation as Orientation)
          }}
        />
      </div>
    </section>
  )
}

function Details({ readLogo }: Pick<Props, 'readLogo'>) {
  const { screen: w } = useReportWords()
  const n = useNumbers()
  const { store } = useShell()
  const { author, date, approval, logo } = useReport()
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const pick = async (file: File | undefined) => {
    if (!file) return
    if (file.size > LOGO_LIMIT) {
      setProblem(w.logoTooLarge(n.int(file.size / 1000)))
      return
    }
    const read = await readLogo(file)
    setProblem(read ? null : w.logoUnreadable)
    if (read) setDetails(store, { logo: read })
  }
  return (
    <section className="sect last opts">
      <div className="hd">
        <h2>{w.about}</h2>
      </div>
      <div className="two">
        <Field label={w.author} value={author} onChange={(text) => setDetails(store, { author: text })} />
        <div className="fl">
          <label htmlFor={`${id}d`}>{w.date}</label>
          <input
            id={`${id}d`}
            className="field"
            type="date"
            title={w.dateNote}
            value={date}
            onBlur={() => letGoOfBlock(store)}
            onChange={(event) => setDetails(store, { date: event.target.value })}
          />
        </div>
      </div>
      <Field
        label={w.approval}
        value={approval}
        placeholder={w.approvalExample}
        onChange={(text) => setDetails(store, { approval: text })}
      />
      {!approval && (
        <p className="warned">
          <Icon name="warn" size={14} />
          {w.approvalOpen}
        </p>
      )}
      <div className="fl">
        <span>{w.logo}</span>
        <div className="logo-row">
          <label className="btn sm" htmlFor={id}>
            {w.logoPick}
          </label>
          <input
            id={id}
            type="file"
            className="sr"
            accept=".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
            onChange={(event) => {
              void pick(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          {logo && (
            <>
              <img alt={w.logo} src={`data:${logo.type};base64,${logo.data}`} />
              <button type="button" className="lk" onClick={() => setDetails(store, { logo: null })}>
                {w.logoRemove}
              </button>
            </>
          )}
        </div>
        <p className="note">{w.logoNote}</p>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </section>
  )
}

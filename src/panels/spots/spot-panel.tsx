import { type ChangeEvent, Suspense, useId, useState } from 'react'
import { ofQuality, type SpotGoal } from '../../core/siting/best-spot.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { scenarioAt } from '../../state/scenario-state.ts'
import type { SpotState } from '../../state/spot-state.ts'
import { freshSpots } from '../../state/spots.ts'
import { useApp, useNumbers, useShell, useSpotsWords, useWords } from '../context.tsx'
import { Icon } from '../parts/icons.tsx'
import { later } from '../parts/later.tsx'
import { Switch } from '../parts/switch.tsx'
import { Working } from '../parts/working.tsx'
import { SizeField } from '../scenario/size-field.tsx'
import { SpotList } from './spot-list.tsx'

// With the words for doubts; loads when a file of parcels has some.
const ParcelIssues = later(async () => (await import('./parcel-issues.tsx')).ParcelIssues)

const goals: readonly SpotGoal[] = ['placed', 'out', 'coverage', 'chance', 'mean']

/** The margin while a good spot is sought: what is sought, the search, and the best spots. */
export function SpotPanel({ spots }: { spots: SpotState }) {
  const w = useSpotsWords()
  const words = useWords()
  const { spots: finder } = useShell()
  const scenario = useApp(scenarioAt)
  const isStraight = useApp((s) => s.method.distance === 'straight')
  const fresh = useApp(freshSpots)
  const isStale = spots.found !== null && fresh === null
  return (
    <div className="spots">
      <div className="answer">
        <button type="button" className="lk back" onClick={finder.close}>
          {w.close}
        </button>
        <h1 className="head">{w.title}</h1>
        <p className="note">{scenario ? w.onTop(scenario.name) : w.onBaseline}</p>
      </div>
      {isStraight ? (
        <>
          <SpotForm spots={spots} />
          {spots.failure && (
            <p className="error sect" role="alert">
              {failureText(spots.failure, words)}
            </p>
          )}
          {isStale && <p className="note sect">{w.stale}</p>}
          {fresh && <SpotList found={fresh} />}
        </>
      ) : (
        <p className="sect" role="alert">
          <Icon name="warn" size={14} /> {w.straight}
        </p>
      )}
    </div>
  )
}

function SpotForm({ spots }: { spots: SpotState }) {
  const w = useSpotsWords()
  const { spots: finder } = useShell()
  const id = useId()
  const isQualityOnly = useApp((s) => s.method.qualityOnly)
  const { choice, progress } = spots
  const isForced = isQualityOnly || ofQuality(choice.goal)
  const [spacing, setSpacing] = useState<string | null>(null)
  const isWrong = spacing !== null && !isMetres(spacing)
  const { parcels } = choice
  const isEmpty = parcels !== null && parcels.table.x.length === 0
  return (
    <form
      className="sect spot-form"
      onSubmit={(event) => {
        event.preventDefault()
        void finder.search()
      }}
    >
      <label className="line" htmlFor={`${id}goal`}>
        <span>{w.goal}</span>
        <select
          id={`${id}goal`}
          className="field"
          value={choice.goal}
          onChange={({ target }) => {
            const goal = target.value as SpotGoal
            finder.choose({ goal, ...(ofQuality(goal) && { quality: true }) })
          }}
        >
          {goals.map((goal) => (
            <option key={goal} value={goal}>
              {w.goals[goal]}
            </option>
          ))}
        </select>
      </label>
      <SizeField
        edit={choice}
        onChange={({ capacity, classes, classSize }) =>
          finder.choose({ capacity, classes: classes ?? 0, classSize: classSize ?? 0 })
        }
      />
      {isForced ? (
        <p className="note">
          {w.quality}: {w.qualityForced}
        </p>
      ) : (
        <Switch label={w.quality} on={choice.quality} onChange={(quality) => finder.choose({ quality })} />
      )}
      <CandidateChoice spots={spots} />
      <label className="line" htmlFor={`${id}spacing`}>
        <span>{w.spacing}</span>
        <input
          id={`${id}spacing`}
          className="field short"
          inputMode="numeric"
          aria-invalid={isWrong}
          value={spacing ?? String(choice.spacing)}
          onChange={({ target: { value } }) => {
            setSpacing(value)
            if (isMetres(value)) finder.choose({ spacing: Number(value) })
          }}
          onBlur={() => setSpacing(null)}
        />
      </label>
      {isWrong && (
        <p className="error" role="alert">
          {w.badSpacing}
        </p>
      )}
      {progress === null ? (
        <button type="submit" className="btn prop wide" disabled={isWrong || isEmpty}>
          {spots.found ? w.again : w.search}
        </button>
      ) : (
        <Working
          className="spot-progress"
          label={w.searching}
          progress={progress}
          cancel={w.cancel}
          onCancel={finder.cancel}
        />
      )}
    </form>
  )
}

const isMetres = (text: string) => /^\d{1,5}$/.test(text.trim()) && Number(text) <= 50_000

function CandidateChoice({ spots: { choice } }: { spots: SpotState }) {
  const w = useSpotsWords()
  const n = useNumbers()
  const { spots: finder } = useShell()
  const points = useApp((s) => s.study?.data.demand.x.length ?? 0)
  const { parcels } = choice
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file) void finder.takeParcels(file)
    // The same file may be chosen again after it was mended.
    event.target.value = ''
  }
  return (
    <fieldset className="candidates">
      <legend>{w.places}</legend>
      <label>
        <input
          type="radio"
          name="candidates"
          checked={parcels === null}
          onChange={() => finder.choose({ parcels: null })}
        />
        {w.everyCell(n.int(points))}
      </label>
      <label className="file">
        <input
          type="radio"
          name="candidates"
          checked={parcels !== null}
          disabled={parcels === null}
          aria-label={w.parcels}
          readOnly
        />
        <span className="btn sm">
          {w.parcelsFile}
          <input
            type="file"
            className="sr"
            data-parcels
            accept=".csv,.tsv,.txt,.xlsx,.geojson,.json,.kml,.kmz,.zip"
            aria-label={w.parcelsFile}
            onChange={take}
          />
        </span>
      </label>
      {parcels && (
        <p className={parcels.table.x.length === 0 ? 'error' : 'note'}>
          {w.parcelsRead(parcels.file, n.int(parcels.table.x.length), n.int(parcels.table.rows))}
          {parcels.table.x.length === 0 && ` ${w.parcelsNone}`}
        </p>
      )}
      {parcels && parcels.table.issues.length > 0 && (
        <Suspense>
          <ParcelIssues issues={parcels.table.issues} />
        </Suspense>
      )}
    </fieldset>
  )
}

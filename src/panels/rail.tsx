import { useWords } from './context.tsx'
import { DataSection } from './data-section.tsx'
import { useDerived } from './derived.tsx'
import { DecaySection, MeasureSection, ReachSection, StageSection } from './method-section.tsx'
import { QualitySection } from './quality-section.tsx'
import { LayersSection, ShadeSection } from './shade-section.tsx'

interface Props {
  readonly onAbout: () => void
  readonly onMethod: () => void
}

/** The left margin: what goes in and how it is counted. */
export function Rail({ onAbout, onMethod }: Props) {
  const w = useWords()
  const derived = useDerived()
  return (
    <>
      <DataSection onAbout={onAbout} />
      <StageSection />
      <ReachSection />
      <DecaySection />
      <MeasureSection />
      <QualitySection />
      {derived && <ShadeSection {...derived} />}
      <LayersSection />
      <section className="sect last">
        <p className="note">
          {w.method.see}
          <button type="button" className="lk" onClick={onMethod}>
            {w.method.link}
          </button>
        </p>
      </section>
    </>
  )
}

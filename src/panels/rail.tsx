import { DataSection } from './data-section.tsx'
import { useDerived } from './derived.tsx'
import { DecaySection, MeasureSection, ReachSection, StageSection } from './method-section.tsx'
import { QualitySection } from './quality-section.tsx'
import { LayersSection, ShadeNote, ShadeSection } from './shade-section.tsx'

interface Props {
  readonly onAbout: () => void
  readonly onMethod: () => void
}

/** The left margin: what goes in and how it is counted. */
export function Rail({ onAbout, onMethod }: Props) {
  const derived = useDerived()
  return (
    <>
      <DataSection onAbout={onAbout} />
      <StageSection />
      <ReachSection />
      <DecaySection />
      <MeasureSection onMethod={onMethod} />
      <QualitySection />
      {derived && <ShadeSection {...derived} />}
      <LayersSection />
      {derived && <ShadeNote {...derived} />}
    </>
  )
}

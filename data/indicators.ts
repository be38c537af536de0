/** The indicators of 教督〔2017〕6号 and 教督〔2012〕3号 as whole-school amounts; the screen divides them by pupils. */
export interface Indicators {
  readonly teachers_above_degree: number
  readonly backbone_teachers: number
  readonly pe_art_teachers: number
  readonly teaching_area_m2: number
  readonly sports_area_m2: number
  readonly equipment_cny: number
  readonly multimedia_rooms: number
  readonly computers: number
  readonly books: number
  readonly teachers: number
  readonly senior_title_teachers: number
}

/** Columns in file order. */
export const indicatorColumns = [
  'teachers_above_degree',
  'backbone_teachers',
  'pe_art_teachers',
  'teaching_area_m2',
  'sports_area_m2',
  'equipment_cny',
  'multimedia_rooms',
  'computers',
  'books',
  'teachers',
  'senior_title_teachers',
] as const

/**
 * Draws a site's indicators: log-normal around a median above the primary threshold, so that most sites pass each and
 * some do not. Quality sites draw a little higher in staff, nothing more.
 */
export function indicatorsOf(
  pupils: number,
  classes: number,
  quality: boolean,
  random: () => number,
  randomOf2012: () => number,
): Indicators {
  const of2017 = sevenOf2017(pupils, classes, quality, random)
  const spread = (median: number, sigma: number) => median * Math.exp(sigma * normal(randomOf2012))
  // Some teachers hold no more than the required degree, and about half of all hold a middle or senior title.
  const teachers = Math.round(of2017.teachers_above_degree * (1.08 + 0.22 * randomOf2012()))
  return {
    ...of2017,
    computers: Math.round((spread(15, 0.3) * pupils) / 100),
    books: Math.round((spread(27, 0.28) * pupils) / 10) * 10,
    teachers,
    senior_title_teachers: Math.min(teachers, Math.round(teachers * spread(0.48, 0.22))),
  }
}

function sevenOf2017(pupils: number, classes: number, quality: boolean, random: () => number) {
  const spread = (median: number, sigma: number) => median * Math.exp(sigma * normal(random))
  const staff = quality ? 1.12 : 1
  return {
    teachers_above_degree: Math.round((spread(5.1, 0.16) * staff * pupils) / 100),
    backbone_teachers: Math.round((spread(1.22, 0.26) * staff * pupils) / 100),
    pe_art_teachers: Math.round((spread(1.05, 0.14) * pupils) / 100),
    teaching_area_m2: Math.round((spread(5.6, 0.26) * pupils) / 10) * 10,
    sports_area_m2: Math.round((spread(8.4, 0.38) * pupils) / 10) * 10,
    equipment_cny: Math.round((spread(3200, 0.36) * pupils) / 1000) * 1000,
    // A room for each class and a few for special subjects.
    multimedia_rooms: Math.round(classes * spread(1.12, 0.1)),
  }
}

/** A standard normal number (Box–Muller). */
function normal(random: () => number): number {
  const u = 1 - random()
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random())
}

/** What a study file calls itself. */
export const STUDY_FORMAT = 'jiujin-study'

/** The study file inside a packed study (a zip archive with its data). */
export const STUDY_ENTRY = 'study.json'

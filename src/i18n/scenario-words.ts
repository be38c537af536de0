import type { Lang } from './language.ts'
import { scenarioEn } from './scenario-en.ts'
import { type ScenarioWords, scenarioZh } from './scenario-zh.ts'

/** The words of the scenario and compare modes. */
export const scenarioWordsOf = (lang: Lang): ScenarioWords => (lang === 'en' ? scenarioEn : scenarioZh)

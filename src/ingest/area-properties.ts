import type { Features } from './features.ts'
import type { AreaProperties } from './zones.ts'

const PROPERTY_NAMES = {
  id: /^(?:id|code|代码|编码|编号|行政区划代码|区划代码|街道代码|zone_?id|zone_?code|adcode|town_?code|xzqdm|xzqhdm|jddm|xzdm|zldwdm|dm)$/i,
  name: /^(?:name|名称|街道|街道名称|街镇|乡镇|学区|学区名称|片区|片区名称|zone_?name|town_?name|name_?zh|mc|xzqmc|xzqhmc|jdmc|jzmc|xzmc|zldwmc)$/i,
  nameEn: /^(?:name_?en|english|英文名|英文名称|pinyin|拼音)$/i,
  population: /^(?:population|pop|人口|常住人口|总人口)$/i,
  estimated: /^(?:population_?estimated|estimated|是否估计)$/i,
  sites: /^(?:sites|schools|serves|学校|校址|服务学校|对口学校|划片学校)$/i,
} as const satisfies Record<keyof AreaProperties, RegExp>

/** Which properties of area features hold what, by name. */
export function areaProperties({ features }: Features): AreaProperties {
  const names = [...new Set(features.slice(0, 50).flatMap(({ properties }) => Object.keys(properties)))]
  const found = Object.entries(PROPERTY_NAMES).map(([key, pattern]) => [key, names.find((name) => pattern.test(name))])
  return Object.fromEntries(found.filter(([, name]) => name !== undefined))
}

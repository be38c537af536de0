/**
 * The invented pattern of the sample, all in one place: which streets are short of places, and where the quality flag is
 * drawn more often. It follows what is said of Haidian in general (new estates in the north and along the western edge
 * lag behind, the old core has room) and measures nothing.
 */

const supply: Readonly<Record<string, number>> = {
  西北旺镇: 0.56,
  上庄镇: 0.36,
  青龙桥街道: 0.8,
  四季青镇: 0.7,
  清河街道: 0.7,
  田村路街道: 0.72,
  西三旗街道: 0.7,
  花园路街道: 0.68,
  学院路街道: 0.76,
  东升镇: 0.95,
  紫竹院街道: 0.9,
  万寿路街道: 0.88,
  马连洼街道: 0.85,
  温泉镇: 0.95,
  苏家坨镇: 1.08,
  上地街道: 1.05,
  中关村街道: 1.22,
  海淀街道: 1.35,
  海淀镇: 0.75,
  北太平庄街道: 1.2,
  羊坊店街道: 1.05,
  甘家口街道: 1.05,
  永定路街道: 1,
  燕园街道: 1.2,
  八里庄街道: 0.9,
  香山街道: 0.9,
  曙光街道: 0.95,
  北下关街道: 0.9,
}

/** Places per child that the sample aims at around the sites of a street, before everything is scaled to the total. */
export function supplyAim(street: string): number {
  return supply[street] ?? 1.02
}

const quality: Readonly<Record<string, number>> = {
  中关村街道: 0.75,
  海淀街道: 0.7,
  花园路街道: 0.65,
  北太平庄街道: 0.65,
  学院路街道: 0.6,
  紫竹院街道: 0.55,
  北下关街道: 0.5,

  燕园街道: 0.5,
  曙光街道: 0.4,
  甘家口街道: 0.4,
  上地街道: 0.3,
  羊坊店街道: 0.3,
  八里庄街道: 0.25,
  西三旗街道: 0.25,
  清河街道: 0.2,
  万寿路街道: 0.2,
}

/** Head start of a street's sites in the draw for the quality flag, on top of a random number in 0–1. */
export function qualityOdds(street: string): number {
  return quality[street] ?? 0
}

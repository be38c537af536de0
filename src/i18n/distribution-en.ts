import type { DistributionWords } from './distribution-zh.ts'

const plural = (count: string, one: string, many: string) => (count === '1' ? one : many)

export const distributionEn: DistributionWords = {
  steps: { classes: 'change the map classes' },
  schemes: {
    norm: 'Fixed classes, tied to the norm',
    quantile: 'Quantiles, as many children in each class',
    jenks: 'Natural breaks (Jenks)',
    equal: 'Equal intervals',
    custom: 'Own breaks',
  },
  schemeShort: { norm: 'Fixed', quantile: 'Quantiles', jenks: 'Natural (Jenks)', equal: 'Equal steps', custom: 'Own' },
  scheme: 'Classes by',
  count: 'Number of classes',
  classes: (count) => `${count} classes`,
  fewer: (count) => `Equal values stay together: only ${count} ${plural(count, 'class', 'classes')}`,
  frozen: 'Classes of the baseline, kept for comparison',
  key: 'one block a street, as high as it has children',
  keyPoints: 'height = children',
  perClass: (streets, children) => `${streets} ${plural(streets, 'street', 'streets')}, ${children} children`,
  breakOf: (place, count) => `Break ${place} of ${count}`,
  breakTip: 'Drag, use the arrow keys, or click to type a value',
  breakInvalid: (low, high) => `Enter a number above ${low} and below ${high}.`,
  breakInvalidLow: (low) => `Enter a number above ${low}.`,
  breakInvalidHigh: (high) => `Enter a number below ${high}.`,
  histogram: 'Histogram of children: arrow keys move, Shift with an arrow key picks a range, Escape lets it go',
  column: (range, streets, children) =>
    `${range}: ${streets} ${plural(streets, 'street', 'streets')}, ${children} children`,
  clearRange: 'Clear the range',
  filtered: (streets) => `The ${streets} filtered`,
  whole: 'All streets',
  line: (scheme, ranges) => `Map classes: ${scheme}: ${ranges}`,
}

/** How the weight of a pair falls with its cost; all are 0 beyond the threshold d0, and d = d0 is inside. */
export type Decay =
  | { readonly kind: 'binary' }
  | { readonly kind: 'stepped'; readonly bands: readonly (readonly [upTo: number, weight: number])[] }
  | { readonly kind: 'gaussian' }
  | { readonly kind: 'gaussian-sigma'; readonly sigma: number }
  | { readonly kind: 'exponential'; readonly beta: number }
  | { readonly kind: 'power'; readonly beta: number; readonly scale: number }
  | { readonly kind: 'linear' }
  | { readonly kind: 'logistic'; readonly mean: number; readonly sd: number }

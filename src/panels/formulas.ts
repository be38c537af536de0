import type { MeasureId } from '../core/fca/model.ts'

/** Formulas and source of a measure, the same in every language. P children, S places, d distance, f = f(d) decay. */
export const formulas: Readonly<Record<MeasureId, { readonly lines: readonly string[]; readonly source: string }>> = {
  '2sfca': {
    lines: ['R_j = S_j / Σ_i P_i f_ij', 'A_i = Σ_j R_j f_ij'],
    source: 'Luo & Wang 2003; Luo & Qi 2009; Dai 2010',
  },
  '3sfca': {
    lines: ['G_ij = f_ij / Σ_k f_ik', 'R_j = S_j / Σ_i P_i G_ij f_ij', 'A_i = Σ_j R_j G_ij f_ij'],
    source: 'Wan, Zou & Sternberg 2012',
  },
  m2sfca: { lines: ['R_j = S_j / Σ_i P_i f_ij', 'A_i = Σ_j R_j f_ij²'], source: 'Delamater 2013' },
  mh3sfca: {
    lines: ['H_ij = S_j f_ij / Σ_k S_k f_ik', 'R_j = S_j / Σ_i P_i H_ij', 'A_i = Σ_j R_j H_ij f_ij'],
    source: 'Jörg, Lenz & Wetz 2019',
  },
  bfca: {
    lines: ['a_ij = f_ij / Σ_k f_ik,  b_ij = f_ij / Σ_k f_kj', 'R_j = S_j / Σ_i P_i a_ij', 'A_i = Σ_j R_j b_ij'],
    source: 'Páez, Higgins & Vivona 2019',
  },
  i2sfca: {
    lines: ['E_i = P_i / Σ_k S_k f_ik', 'C_j = Σ_i E_i f_ij', 'A_i = Σ_j C_j S_j f_ij / Σ_k S_k f_ik'],
    source: 'Wang 2018',
  },
  raam: {
    lines: ['c_ij = d_ij / τ + load_j / (ρ S_j),  ρ = ΣP / ΣS', 'A_i = min_j c_ij'],
    source: 'Saxon & Snow 2019',
  },
  nearest: { lines: ['A_i = min_j d_ij'], source: '' },
  cumulative: { lines: ['A_i = Σ_j S_j,  d_ij ≤ d0'], source: 'Hansen 1959' },
  gravity: { lines: ['A_i = Σ_j S_j f_ij'], source: 'Hansen 1959' },
}

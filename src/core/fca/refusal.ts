/** Why an input cannot be computed with. */
export type RefusalCode =
  | 'not-finite'
  | 'negative'
  | 'too-large'
  | 'too-small'
  | 'not-positive'
  | 'bad-latitude'
  | 'bad-longitude'
  | 'wrong-length'
  | 'bad-index'
  | 'not-ascending'
  | 'bad-bands'
  | 'too-many-pairs'
  | 'not-settled'

/** Where the number stands that was refused. */
export interface RefusalParams {
  /** Name of the array or parameter, as in `AccessInput`. */
  readonly array: string
  /** Entry of the array; −1 = the parameter itself. */
  readonly index: number
  readonly value: number
}

/** A number that no result can be computed from; the text lives in i18n under `code`. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal'
  readonly code: RefusalCode
  readonly params: Readonly<Record<'array' | 'index' | 'value', string | number>>
  constructor(code: RefusalCode, { array, index, value }: RefusalParams) {
    super(`${code}: ${array}[${index}] = ${value}`)
    this.code = code
    // As text: NaN and Infinity do not survive every way that a message may take.
    this.params = { array, index, value: Number.isFinite(value) ? value : String(value) }
  }
}

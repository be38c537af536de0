/** How numbers are written in a language. Minus is U+2212; what is no number is an en dash, never NaN. */
export interface Numbers {
  /** 12,480 */
  readonly int: (value: number) => string
  /** +929, −3,712, 0 */
  readonly signed: (value: number) => string
  /** 77.1% */
  readonly percent: (value: number, digits?: number) => string
  /** 1.62 */
  readonly decimal: (value: number, digits?: number) => string
  /** −33 */
  readonly signedDecimal: (value: number, digits?: number) => string
  /** 24.1K, 2.4万 */
  readonly compact: (value: number) => string
  /** Three significant digits: 12,500, 0.0341. */
  readonly short: (value: number) => string
  /** 491 m, 1,382 m */
  readonly metres: (value: number, digits?: number) => string
  /** 1.5 km or 500 m, for sentences; unit in the language. */
  readonly reach: (metres: number) => string
  /** CNY as it is spoken of: 8,000 元, 650 万元, 1.2 亿元; CNY 8,000, CNY 6.5 million, CNY 1.2 billion. */
  readonly money: (cny: number) => string
}

const none = '–'

export function numbersOf(lang: 'zh-CN' | 'en'): Numbers {
  const format = (options: Intl.NumberFormatOptions) => {
    const formatter = new Intl.NumberFormat(lang, options)
    return (value: number) => (Number.isFinite(value) ? formatter.format(value).replace('-', '−') : none)
  }
  const cache = new Map<string, (value: number) => string>()
  const digitsOf = (kind: 'plain' | 'signed', digits: number) => {
    const key = `${kind}${digits}`
    let formatter = cache.get(key)
    if (!formatter) {
      formatter = format({
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: kind === 'signed' ? 'exceptZero' : 'negative',
      })
      cache.set(key, formatter)
    }
    return formatter
  }
  const significant = format({ maximumSignificantDigits: 3, signDisplay: 'negative' })
  const compact = format({ notation: 'compact', maximumFractionDigits: 1, signDisplay: 'negative' })
  const upTo = format({ maximumFractionDigits: 2, signDisplay: 'negative' })
  return {
    int: (v) => digitsOf('plain', 0)(v),
    signed: (v) => digitsOf('signed', 0)(v),
    percent: (v, digits = 0) => (Number.isFinite(v) ? `${digitsOf('plain', digits)(v)}%` : none),
    decimal: (v, digits = 2) => digitsOf('plain', digits)(v),
    signedDecimal: (v, digits = 0) => digitsOf('signed', digits)(v),
    compact,
    short: significant,
    metres: (v, digits = 0) => (Number.isFinite(v) ? `${digitsOf('plain', digits)(v)} m` : none),
    reach: (v) => {
      if (!Number.isFinite(v)) return none
      if (lang === 'en') return v < 1000 ? `${digitsOf('plain', 0)(v)} m` : `${upTo(v / 1000)} km`
      return v < 1000 ? `${digitsOf('plain', 0)(v)} 米` : `${upTo(v / 1000)} 公里`
    },
    money: (v) => {
      if (!Number.isFinite(v)) return none
      const size = Math.abs(v)
      if (lang === 'en') {
        if (size < 1e6) return `CNY ${digitsOf('plain', 0)(v)}`
        return size < 1e9 ? `CNY ${upTo(v / 1e6)} million` : `CNY ${upTo(v / 1e9)} billion`
      }
      if (size < 1e4) return `${digitsOf('plain', 0)(v)} 元`
      return size < 1e8 ? `${upTo(v / 1e4)} 万元` : `${upTo(v / 1e8)} 亿元`
    },
  }
}

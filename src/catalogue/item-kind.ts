import { tidy } from '../base/text.ts'

/** The kinds that can be mutually handled: powers applied for, and public services. */
export const itemKinds = [
  'LICENSING',
  'BENEFIT',
  'CONFIRMATION',
  'REWARD',
  'ADJUDICATION',
  'OTHER',
  'PUBLIC_SERVICE',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** Kinds of the field that nobody applies for, and so cannot be mutually handled. */
const refusedKinds = ['PENALTY', 'COMPULSION', 'LEVY', 'INSPECTION'] as const

/** What a list's word or number for a kind says. */
export type ReadKind = { readonly kind: ItemKind } | { readonly notMutual: string } | { readonly unknown: string }

const numbers: Readonly<Record<string, string>> = {
  '1': 'LICENSING',
  '2': 'PENALTY',
  '3': 'COMPULSION',
  '4': 'LEVY',
  '5': 'BENEFIT',
  '6': 'INSPECTION',
  '7': 'CONFIRMATION',
  '8': 'REWARD',
  '9': 'ADJUDICATION',
  '10': 'OTHER',
  '20': 'PUBLIC_SERVICE',
}

const words: Readonly<Record<string, string>> = {
  行政许可: 'LICENSING',
  许可: 'LICENSING',
  行政处罚: 'PENALTY',
  行政强制: 'COMPULSION',
  行政征收: 'LEVY',
  行政给付: 'BENEFIT',
  给付: 'BENEFIT',
  行政检查: 'INSPECTION',
  行政监督检查: 'INSPECTION',
  行政确认: 'CONFIRMATION',
  确认: 'CONFIRMATION',
  行政奖励: 'REWARD',
  奖励: 'REWARD',
  行政裁决: 'ADJUDICATION',
  裁决: 'ADJUDICATION',
  其他行政权力: 'OTHER',
  其他权力: 'OTHER',
  其他类: 'OTHER',
  其他: 'OTHER',
  其它: 'OTHER',
  其它行政权力: 'OTHER',
  公共服务: 'PUBLIC_SERVICE',
  公共服务事项: 'PUBLIC_SERVICE',
}

/** Reads a kind: the number of the field with or without its leading zero, the Chinese word, or the enum; never a default. */
export const readKind = (listed: string): ReadKind => {
  const text = tidy(listed)
  const kind = numbers[text.replace(/^0+/, '')] ?? words[text.replace(/\s/g, '')] ?? text.toUpperCase()
  if (itemKinds.includes(kind as ItemKind)) return { kind: kind as ItemKind }
  return refusedKinds.includes(kind as never) ? { notMutual: kind } : { unknown: text }
}

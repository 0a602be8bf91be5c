import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

/** One line of a code map; without a field it is about a column. Null takes it away. */
export interface MapEntry {
  readonly field: string | null
  readonly theirs: string
  readonly ours: string | null
}

/** Options that name lines of a code map, as commander collects them. */
export const mapOptions = (say: Say) => {
  const wrong = (option: string, given: string, zh: string, en: string) =>
    new WrongUse(say(`${option} ${given} 不可用:写成 ${zh}`, `${option} ${given}: write ${en}`))
  const pair = (option: string, text: string, zh: string, en: string): [string, string] => {
    const at = text.lastIndexOf('=')
    if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    throw wrong(option, text, zh, en)
  }
  const named = (option: string, text: string, zh: string, en: string): [string, string] => {
    const found = /^([^:：]+)[:：](.+)$/s.exec(text)
    if (found) return [found[1]!.trim(), found[2]!.trim()]
    throw wrong(option, text, zh, en)
  }
  return {
    column: (text: string, before: readonly MapEntry[] = []): MapEntry[] => {
      const [theirs, ours] = pair('--column', text, '列名=字段', 'COLUMN=FIELD')
      return [...before, { field: null, theirs, ours }]
    },
    value: (text: string, before: readonly MapEntry[] = []): MapEntry[] => {
      const [said, ours] = pair('--value', text, '字段:对方值=我方值', 'FIELD:THEIRS=OURS')
      const [field, theirs] = named('--value', said, '字段:对方值=我方值', 'FIELD:THEIRS=OURS')
      return [...before, { field, theirs, ours }]
    },
    droppedColumn: (text: string, before: readonly MapEntry[] = []): MapEntry[] => [
      ...before,
      { field: null, theirs: text, ours: null },
    ],
    droppedValue: (text: string, before: readonly MapEntry[] = []): MapEntry[] => {
      const [field, theirs] = named('--value', text, '字段:对方值', 'FIELD:THEIRS')
      return [...before, { field, theirs, ours: null }]
    },
  }
}

import { isCivilDate } from '../base/civil-date.ts'
import type { Say } from './language.ts'
import { WrongUse } from './wrong-use.ts'

// Read from the contract, not from the catalogue: the command line knows no domain.
export const fields = [
  'name',
  'code',
  'localCode',
  'kind',
  'granularity',
  'parentCode',
  'department',
  'creditCode',
  'note',
]
const granularities: Readonly<Record<string, string>> = {
  主项: 'MAIN_ITEM',
  子项: 'SUB_ITEM',
  业务办理项: 'HANDLING_ITEM',
}

/** Readers of option values; each throws a sentence. */
export const valuesIn = (say: Say) => {
  const wrong = (zh: string, en: string) => new WrongUse(say(zh, en))
  const city = (text: string) => {
    const code = text.normalize('NFKC').trim()
    if (/^\d{6}$/.test(code)) return code
    throw wrong(`${text} 不是城市代码(六位数字,如 150100)`, `${text} is no city code (six digits, such as 150100)`)
  }
  return {
    city,
    /** With commas, of either width. */
    cities: (text: string) => text.split(/[,，、]/).map(city),
    whole: (least: number) => (text: string) => {
      const number = Number(text)
      if (/^\d+$/.test(text) && number >= least && number <= Number.MAX_SAFE_INTEGER) return number
      throw wrong(`${text} 不是不小于 ${least} 的整数`, `${text} is not a whole number from ${least} on`)
    },
    between: (least: number, most: number) => (text: string) => {
      const number = Number(text)
      if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number
      throw wrong(`${text} 不是 ${least} 至 ${most} 的整数`, `${text} is not a whole number from ${least} to ${most}`)
    },
    day: (text: string) => {
      if (isCivilDate(text)) return text
      throw wrong(`${text} 不是一个存在的日期(YYYY-MM-DD)`, `${text} is no day that exists (YYYY-MM-DD)`)
    },
    /** An instant, or a day: its beginning in Beijing. */
    instant: (text: string) => {
      const instant = new Date(isCivilDate(text) ? `${text}T00:00:00+08:00` : text)
      if (/^\d{4}-\d{2}-\d{2}(T.+(Z|[+-]\d{2}:\d{2}))?$/.test(text) && !Number.isNaN(instant.getTime()))
        return instant.toISOString()
      throw wrong(
        `${text} 不是时间(2027-01-01 或 2027-01-01T08:00:00+08:00)`,
        `${text} is no time (2027-01-01 or 2027-01-01T08:00:00+08:00)`,
      )
    },
    granularity: (text: string) => {
      const value = granularities[text] ?? text
      if (Object.values(granularities).includes(value)) return value
      throw wrong(
        `颗粒度 ${text} 不可用:${Object.keys(granularities).join('、')}`,
        `No granularity ${text}: ${Object.values(granularities).join(', ')}`,
      )
    },
    map: (pair: string, before: readonly string[] = []) => {
      const at = pair.lastIndexOf('=')
      const field = pair.slice(at + 1)
      if (at > 0 && (field === '-' || fields.includes(field))) return [...before, pair]
      throw wrong(
        `--map ${pair} 不可用:写成 表头=字段,字段为 ${fields.join('、')},或 - 表示不用`,
        `--map ${pair}: write header=field, the field being ${fields.join(', ')}, or - to ignore`,
      )
    },
    /** As it may stand on paper: in groups, in capitals. */
    hash: (text: string) => {
      const digits = text.replace(/\s/g, '').toLowerCase()
      if (/^[0-9a-f]{64}$/.test(digits)) return digits
      throw wrong(`${text} 不是 64 位十六进制哈希`, `${text} is no hash of 64 hexadecimal digits`)
    },
    source: (text: string) => {
      if (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(text)) return text
      throw wrong(
        `${text} 不是数据源代码(小写字母、数字、. _ -,字母或数字开头,至多 64 位,如 baotou-zwfw)`,
        `${text} is no code of a source (lower-case letters, digits, . _ -, such as baotou-zwfw)`,
      )
    },
    kinds: (text: string) => {
      const kinds = text.split(',').map((kind) => kind.trim())
      if (kinds.every((kind) => /^[A-Za-z]{1,40}(\.[A-Za-z]{1,40})?$/.test(kind))) return kinds
      throw wrong(
        `${text} 不是变更类型(如 implementation.recorded,多个用逗号分隔)`,
        `${text} names no kinds of change (such as implementation.recorded, with commas)`,
      )
    },
    idempotencyKey: (text: string) => {
      if (/^[\x21-\x7e]{1,200}$/.test(text)) return text
      throw wrong(
        '幂等键应为 1 至 200 个半角字符,不含空格',
        'An idempotency key has 1 to 200 printable ASCII characters, no blanks',
      )
    },
  }
}

/** What a partner's rows are held against. A rule fails at the rows that fall short of it. */
export const checkRules = {
  ENCODING: ['UTF-8 编码,没有 BOM', 'UTF-8, without a byte order mark'],
  LINES: ['每行一个 JSON 对象,以换行符(LF)结尾', 'one JSON object a line, each ended by a line feed'],
  NOT_EMPTY: ['至少有一行', 'there is a row'],
  MEMBERS: [
    '只有 rowId、version、operation、time、source、content',
    'no members but rowId, version, operation, time, source, content',
  ],
  ROW_ID: ['rowId 为 1–200 个字符的文字,前后无空白', 'rowId is a text of 1–200 characters without outer blanks'],
  ROW_ID_UNIQUE: ['rowId 不重复', 'no rowId comes twice'],
  VERSION: ['version 为正整数', 'version is a whole number from 1 on'],
  OPERATION: [
    'operation 为文字(UPSERT、SUSPEND、CANCEL 或对照表中的词)',
    'operation is a text: UPSERT, SUSPEND, CANCEL or a word of the code map',
  ],
  TIME: ['time 为带时区的时间,且不在将来', 'time, if given, is an instant with its zone, and not to come'],
  SOURCE: ['source 与 --source 相同', 'source, if given, is that of --source'],
  CONTENT: ['content 为对象', 'content is an object'],
  DATES: ['像日期的值是存在的日期', 'what looks like a day is one that exists'],
  CODES: [
    '统一社会信用代码、实施编码的校验位正确',
    'credit identifiers and implementation codes pass their check digits',
  ],
  DIGITS: [
    '编码写作文字:超过 15 位的数字会丢失末位',
    'codes are texts: a number of more than 15 digits loses its last ones',
  ],
  CHARACTERS: ['没有空字符、半个代理字符和替换字符(�)', 'no NUL, no lone surrogate, no replacement character (�)'],
  ANSWER: ['接口以 200 和 application/x-ndjson 答复', 'the endpoint answers 200 as application/x-ndjson'],
  GZIP: ['接口按请求压缩(Accept-Encoding: gzip)', 'the endpoint compresses when asked to (Accept-Encoding: gzip)'],
  SAME_TWICE: ['连续取两次,行的集合相同', 'two fetches in a row have the same rows'],
  STABLE: ['同一 rowId 同一 version,内容不变', 'the same rowId and version has the same content'],
  VERSION_RISES: ['version 只增不减', 'versions only rise'],
  MAPPED: ['每个值都有对照(试推送)', 'every value is mapped (dry run)'],
  ACCEPTED: ['互通接受每一行(试推送)', 'the hub would take every row (dry run)'],
  PUSHED_TWICE: ['在沙箱里推送两次,第二次全部未变', 'pushed twice into the sandbox, the second time nothing changes'],
  RECONCILED: ['推送之后与互通逐段核对相同', 'after the push the checksums agree with the hub’s'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type CheckRule = keyof typeof checkRules

/** Where something falls short: the line, its row id if it has one, and what was found. */
export interface Shortfall {
  readonly line: number | null
  readonly rowId: string | null
  readonly found: string
}

export interface RuleResult {
  readonly rule: CheckRule
  readonly checked: number
  readonly failed: number
  readonly first: readonly Shortfall[]
}

const firstKept = 5

/** Counts, rule by rule, what was looked at and what falls short. A rule that nothing was held against is not reported. */
export const openTally = () => {
  const results = new Map<CheckRule, { checked: number; failed: number; first: Shortfall[] }>()
  const of = (rule: CheckRule) => {
    const known = results.get(rule) ?? { checked: 0, failed: 0, first: [] }
    results.set(rule, known)
    return known
  }
  const fail = (rule: CheckRule, shortfall: Shortfall) => {
    const result = of(rule)
    result.failed++
    if (result.first.length < firstKept) result.first.push(shortfall)
  }
  return {
    /** Holds one thing against a rule: null is as it is to be, a text says what was found instead. */
    hold(rule: CheckRule, found: string | null, line: number | null = null, rowId: string | null = null): void {
      of(rule).checked++
      if (found !== null) fail(rule, { line, rowId, found })
    },
    /** In the order of the table. */
    results: (): RuleResult[] =>
      (Object.keys(checkRules) as CheckRule[])
        .filter((rule) => results.has(rule))
        .map((rule) => ({ rule, ...results.get(rule)! })),
  }
}

export type Tally = ReturnType<typeof openTally>

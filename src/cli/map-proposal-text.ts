import type { MapProposal } from '../client/index.ts'
import type { Say } from './language.ts'
import { table } from './table.ts'

const reason = (because: string | null, say: Say): string => {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    MAPPED: ['已有对照', 'mapped'],
    HEADER: ['标准列名', 'its name'],
    HINT: ['列名相近', 'like its name'],
    VALUES: ['看取值', 'its values'],
  }
  const word = words[because ?? '']
  return word ? say(word[0], word[1]) : ''
}

const fact = ({ fact: name, rows, of }: { fact: string; rows: number; of: number }, say: Say): string => {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    COMMITTED_LIMIT_ON_THE_SPOT: ['承诺时限为当场', 'a committed limit on the spot'],
    LEVEL_IN_CODE: ['实施编码中的层级如此', 'that level in the implementation code'],
    FEE_NAMED: ['填有收费项目', 'a fee named'],
    KIND_NUMBER: ['与国家编码中的类型号相同', 'the number of a kind in national codes'],
  }
  const word = words[name] ?? [name, name]
  return say(`${of} 行中 ${rows} 行${word[0]}`, `${rows} of ${of} rows with ${word[1]}`)
}

/** A proposal as it is read on a screen: what each column and each open value may mean, and what is missing. */
export const proposalText = ({ rows, columns, values, missing }: MapProposal, say: Say): string => {
  const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)}%`)
  const columnTable = table(
    [
      say('列', 'Column'),
      say('填写', 'Filled'),
      say('不同值', 'Values'),
      say('字段', 'Field'),
      say('把握', 'Sure'),
      say('依据', 'Because'),
      say('例', 'Such as'),
    ],
    columns.map((one) => [
      one.list === null ? one.column : `${one.list}[].${one.column}`,
      percent(one.fillRate),
      `${one.distinct}${one.hasMoreValues ? '+' : ''}`,
      one.field ?? (one.otherwise ? `? ${one.otherwise}` : '?'),
      one.field ? percent(one.confidence) : '',
      reason(one.because, say),
      one.examples.slice(0, 2).join(say('、', ', ')).slice(0, 40),
    ]),
  )
  const open = values.filter(({ ours }) => ours === null)
  const valueTable = table(
    [
      say('字段', 'Field'),
      say('对方值', 'Theirs'),
      say('行数', 'Rows'),
      say('可能是', 'Likely'),
      say('依据', 'Because'),
    ],
    open.map(({ field, theirs, rows: count, likely, evidence }) => [
      field,
      theirs,
      count,
      likely ?? '?',
      evidence.map((one) => fact(one, say)).join(say(';', '; ')),
    ]),
  )
  const lacking = missing.map(({ message }) => `- ${message}\n`).join('')
  return [
    say(`共 ${rows} 行。\n`, `${rows} rows.\n`),
    columnTable,
    open.length > 0 ? `\n${say('待定的值', 'Values to decide on')}\n${valueTable}` : '',
    lacking === '' ? '' : `\n${say('还缺', 'Missing')}\n${lacking}`,
  ].join('')
}

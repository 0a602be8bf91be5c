import type { Command } from 'commander'
import { answerWord } from './answer-words.ts'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly asOf?: string
  readonly level?: string
  readonly knownAt?: string
}

interface Count {
  readonly asOf: string
  readonly knownAt: string
  readonly level: string | null
  readonly cityCount: number
  readonly batches: number
  readonly items: number
  readonly gross: number
  readonly added: number
  readonly gainedBySplits: number
  readonly duplicates: number
  readonly withdrawn: number
  readonly mergedAway: number
  readonly isReconciled: boolean
  readonly byBatch: readonly { ordinal: number; publishedOn: string; listed: number; credited: number }[]
  readonly byMode: readonly { mode: string; items: number }[]
  readonly byLevel: readonly { level: string; items: number }[]
  readonly liveInAll: number
  readonly liveInPart: number
}

const question = `query ($cluster: String!, $asOf: Date, $knownAt: DateTime, $level: Granularity) {
  recognitionCount(cluster: $cluster, asOf: $asOf, knownAt: $knownAt, level: $level) {
    asOf knownAt level cityCount batches items gross added gainedBySplits duplicates withdrawn mergedAway isReconciled
    byBatch { ordinal publishedOn listed credited } byMode { mode items } byLevel { level items } liveInAll liveInPart
  }
}`

const reconciliation = (count: Count, say: Say): string => {
  const { gross, added, gainedBySplits: split, items, duplicates, withdrawn, mergedAway: merged, isReconciled } = count
  const sum = say(
    `勾稽:公布 ${gross} + 新增 ${added} + 拆分增加 ${split} = 现有 ${items} + 重复 ${duplicates} + 退出 ${withdrawn} + 合并 ${merged}`,
    `Reconciled: published ${gross} + added ${added} + by splits ${split} = items ${items} + duplicates ${duplicates} + withdrawn ${withdrawn} + merged ${merged}`,
  )
  return isReconciled ? sum : `${sum} ${say('(不平,请报告)', '(does not add up: report it)')}`
}

const levelText = (say: Say, { level, byLevel }: Count): string => {
  if (level !== null) return answerWord(say, level)
  const levels = byLevel.map((one) => `${answerWord(say, one.level)} ${one.items}`).join(say('、', ', '))
  // Levels are never added: where a list mixes them the sum is of its entries, and says so.
  return byLevel.length > 1
    ? say(
        `清单条目数,层级混列:${levels};对外使用请以 --level 限定一个层级`,
        `entries of mixed levels: ${levels}; name one by --level`,
      )
    : levels
}

const countText = (count: Count, say: Say): string => {
  const { asOf, batches, items, cityCount: n, liveInAll, liveInPart } = count
  const modes = count.byMode.map((one) => `${answerWord(say, one.mode)} ${one.items}`).join(say('、', ', '))
  const level = levelText(say, count)
  const nowhere = items - liveInAll - liveInPart
  return [
    say(
      `截至 ${asOf},累计 ${batches} 批次 ${items} 项(${level})。\n`,
      `As of ${asOf}: ${batches} batches, ${items} items (${level}).\n`,
    ),
    say(`以互通在 ${count.knownAt} 已知为准。\n`, `As known to the hub at ${count.knownAt}.\n`),
    `${reconciliation(count, say)}\n`,
    say(
      `${n} 市均可互办 ${liveInAll} 项,部分城市间可互办 ${liveInPart} 项,尚不能互办 ${nowhere} 项。\n`,
      `Live in all ${n} cities: ${liveInAll}; in part: ${liveInPart}; nowhere yet: ${nowhere}.\n`,
    ),
    say(`按办理方式(一项可有多种):${modes}。\n`, `By mode (an item may have several): ${modes}.\n`),
    '\n',
    table(
      [say('批次', 'No.'), say('公布日期', 'Published'), say('公布项数', 'Listed'), say('计入项数', 'Credited')],
      count.byBatch.map((one) => [one.ordinal, one.publishedOn, one.listed, one.credited]),
    ),
  ].join('')
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, asOf, knownAt, level } = options
  const variables = { cluster, asOf, knownAt, level }
  const { recognitionCount: count } = await ask<{ recognitionCount: Count | null }>(on, options, question, variables)
  if (count === null) return refuseUnknown(on, { cluster })
  on.terminal.out(options.json ? `${JSON.stringify({ recognitionCount: count })}\n` : countText(count, on.say))
  return 0
}

export const addCount = (program: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  program
    .command('count')
    .description(say('累计 X 批次 Y 项,附勾稽关系', 'Counts batches and items, with the reconciliation'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option(
      '--known-at <INSTANT>',
      say(
        '以互通当时已知为准(上次输出中的时刻),默认现在',
        'as known at an instant, as an earlier answer printed it; else now',
      ),
    )
    .option(
      '--level <LEVEL>',
      say('只计一个层级:主项、子项、业务办理项', 'one level only: MAIN_ITEM, SUB_ITEM, HANDLING_ITEM'),
      values.granularity,
    )
    .action(acting<Options>(on, (options) => show(on, options)))
}

import type { Command } from 'commander'
import { ask } from './ask.ts'
import { answerText, type CanHandleAnswer } from './can-handle-text.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly item: string
  readonly competent: string
  readonly accepting: string
  readonly asOf?: string
  readonly acceptedOn?: string
}

const question = `query ($cluster: String!, $item: String!, $competent: String!, $accepting: String!, $asOf: Date, $acceptedOn: Date) {
  canHandle(cluster: $cluster, item: $item, competentCity: $competent, acceptingCity: $accepting, asOf: $asOf, acceptedOn: $acceptedOn) {
    answer handles recognises mode otherMode item { code name } competentCity { code name } acceptingCity { code name }
    materials { name necessity form copies } committedLimit { value unit } dueOn { day isProvisional } isCharged fees { name standard }
    address hours telephone explain { guard relation city { code name } message } asOf knownAt
  }
}`

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster, item, competent, accepting, asOf, acceptedOn } = options
  if (competent === accepting)
    throw new WrongUse(
      say(
        '收件地与事权所在地是同一城市,不是跨市办理:请给出两个城市',
        'The accepting and the competent city are the same: give two',
      ),
    )
  const variables = { cluster, item, competent, accepting, asOf, acceptedOn }
  const { canHandle } = await ask<{ canHandle: CanHandleAnswer | null }>(on, options, question, variables)
  if (canHandle === null) return refuseUnknown(on, { cluster, item, accepting, competent })
  terminal.out(options.json ? `${JSON.stringify({ canHandle })}\n` : answerText(canHandle, say))
  return 0
}

export const addItemCanHandle = (item: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  item
    .command('can-handle')
    .description(
      say(
        '窗口答复:某市的事项能否在另一市办,带什么、多久、多少钱、在哪办,还缺什么、由谁补',
        'What a clerk answers: whether an item of one city is handled in another, with what, and what is missing by whom',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--item <CODE>', say('事项编码', 'code or number of the item'))
    .requiredOption('--competent <CITY>', say('事权所在地(六位代码)', 'the competent city, six digits'), values.city)
    .requiredOption('--accepting <CITY>', say('收件地(六位代码)', 'the accepting city, six digits'), values.city)
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option(
      '--accepted-on <DATE>',
      say('受理日期,据此推算最迟办结日', 'accepted on a day: counts out when it is due'),
      values.day,
    )
    .action(acting<Options>(on, (options) => show(on, options)))
}

import type { Command } from 'commander'
import { answerWord, type Limit, limitInWords } from './answer-words.ts'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { listing } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly item: string
  readonly competent: string
  readonly accepting: string
  readonly asOf?: string
}

interface Named {
  readonly code: string
  readonly name: string
}

interface Shown {
  readonly answer: string
  readonly handles: string | null
  readonly recognises: string | null
  readonly mode: string | null
  readonly item: Named
  readonly competentCity: Named
  readonly acceptingCity: Named
  readonly materials: readonly { name: string; necessity: string; form: string | null; copies: number | null }[]
  readonly committedLimit: Limit | null
  readonly isCharged: boolean | null
  readonly fees: readonly { name: string; standard: string | null }[]
  readonly address: string | null
  readonly hours: string | null
  readonly telephone: string | null
  readonly explain: readonly { message: string }[]
  readonly asOf: string
  readonly knownAt: string
}

const question = `query ($cluster: String!, $item: String!, $competent: String!, $accepting: String!, $asOf: Date) {
  canHandle(cluster: $cluster, item: $item, competentCity: $competent, acceptingCity: $accepting, asOf: $asOf) {
    answer handles recognises mode item { code name } competentCity { code name } acceptingCity { code name }
    materials { name necessity form copies } committedLimit { value unit } isCharged fees { name standard }
    address hours telephone explain { guard relation city { code name } message } asOf knownAt
  }
}`

const materialText = (say: Say, { name, necessity, form, copies }: Shown['materials'][number]): string => {
  const details = [answerWord(say, necessity), ...(form ? [answerWord(say, form)] : [])]
  return `${name}(${[...details, ...(copies === null ? [] : [say(`${copies} 份`, `${copies} ×`)])].join(', ')})`
}

const costText = (say: Say, { isCharged, fees }: Shown): string => {
  if (isCharged === null) return say('未填写', 'not stated')
  if (!isCharged) return say('不收费', 'free')
  return fees.map(({ name, standard }) => `${name} ${standard ?? ''}`.trim()).join(say('、', ', '))
}

const answerText = (shown: Shown, say: Say): string => {
  const { competentCity, acceptingCity, item, explain } = shown
  const head = listing([
    [say('事项', 'Item'), `${item.code} ${item.name}`],
    [say('收件地', 'Accepting'), acceptingCity.name],
    [say('事权所在地', 'Competent'), competentCity.name],
    [say('答复', 'Answer'), answerWord(say, shown.answer)],
    [say('互办', 'Handling'), answerWord(say, shown.handles)],
    [say('结果互认', 'Recognition'), answerWord(say, shown.recognises)],
    [say('办理方式', 'Mode'), shown.mode && answerWord(say, shown.mode)],
    [say('带什么', 'To bring'), shown.materials.map((one) => materialText(say, one)).join(say('、', ', '))],
    [say('多久', 'How long'), limitInWords(say, shown.committedLimit)],
    [say('费用', 'Cost'), costText(say, shown)],
    [say('在哪办', 'Where'), shown.mode === 'FULLY_ONLINE' ? say('网上办理', 'online') : shown.address],
    [say('时间', 'When'), shown.hours],
    [say('电话', 'Telephone'), shown.telephone],
    [say('截至', 'As of'), shown.asOf],
  ])
  if (explain.length === 0) return head
  const missing = [...new Set(explain.map(({ message }) => message))].map((message) => `  ${message}\n`)
  return `${head}${say('还缺:', 'Missing:')}\n${missing.join('')}`
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster, item, competent, accepting, asOf } = options
  const variables = { cluster, item, competent, accepting, asOf }
  const { canHandle } = await ask<{ canHandle: Shown | null }>(on, options, question, variables)
  if (canHandle === null) return refuseUnknown(on, { cluster, item, cities: `${accepting}, ${competent}` })
  terminal.out(options.json ? `${JSON.stringify({ canHandle })}\n` : answerText(canHandle, say))
  return 0
}

export const addItemCanHandle = (item: Command, on: Invocation): void => {
  const { say } = on
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
    .requiredOption('--competent <CITY>', say('事权所在地(六位代码)', 'the competent city, six digits'))
    .requiredOption('--accepting <CITY>', say('收件地(六位代码)', 'the accepting city, six digits'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .action(acting<Options>(on, (options) => show(on, options)))
}

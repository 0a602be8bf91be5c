import { type Command, Option } from 'commander'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { type SealPayload, sealDetails, sealFields } from './seal-text.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly [field: string]: unknown
}

/** What all commands on the seal of a meeting know. */
export const ofMeeting = (
  parent: Command,
  { say }: Invocation,
  name: string,
  text: readonly [string, string],
): Command =>
  parent
    .command(name)
    .argument('<EDITION>', say('第几次会议', 'edition of the meeting'))
    .description(say(...text))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))

export const editionIn = ({ say }: Invocation, given: string | undefined): number =>
  valuesIn(say).between(1, 9999)(given!)

/** A command that does one thing and shows how the seal stands then. */
const sealing = (
  parent: Command,
  on: Invocation,
  [name, verb]: readonly [name: string, verb: string],
  text: readonly [zh: string, en: string],
  fields: readonly string[],
): Command =>
  ofMeeting(parent, on, name, text).action(
    acting<Options>(on, async (options, given): Promise<ExitCode> => {
      const document = `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
        ${verb}(input: $input) { meeting { ${sealFields} } ${problemFields} }
      }`
      const said = Object.fromEntries(['cluster', ...fields].map((field) => [field, options[field]]))
      const input = { ...said, edition: editionIn(on, given) }
      const { meeting } = await mutate<SealPayload>(on, options, document, input)
      on.terminal.out(options.json ? `${JSON.stringify({ meeting })}\n` : sealDetails(meeting, on.say))
      return 0
    }),
  )

export const addMeetingConfirming = (parent: Command, on: Invocation): void => {
  const { say } = on
  const { city, whole, hash } = valuesIn(say)
  const confirm = ['确认本市数据', 'Confirms a city’s own figures'] as const
  sealing(parent, on, ['confirm', 'confirmFigures'], confirm, ['city', 'figuresHash'])
    .requiredOption('--city <CODE>', say('城市', 'the city'), city)
    .option('--figures-hash <HASH>', say('所见数据的哈希,已变则拒绝', 'of the figures that were seen'), hash)
  const object = ['对一项指标提出异议', 'Objects to a figure'] as const
  sealing(parent, on, ['object', 'objectToFigure'], object, ['city', 'figure', 'reason', 'expected'])
    .requiredOption('--city <CODE>', say('城市', 'the city'), city)
    .requiredOption('--figure <ID>', say('指标,如 projects.done@150100', 'the figure, such as projects.done@150100'))
    .requiredOption('--reason <TEXT>', say('理由', 'why'))
    .option('--expected <VALUE>', say('应为', 'what it should be'))
  const answer = ['答复异议', 'Answers an objection'] as const
  sealing(parent, on, ['answer', 'answerObjection'], answer, ['objection', 'manner', 'text'])
    .requiredOption('--objection <N>', say('异议编号', 'its number'), whole(1))
    .addOption(
      new Option('--manner <MANNER>', say('已更正,或维持', 'corrected, or kept'))
        .choices(['CORRECTED', 'KEPT'])
        .makeOptionMandatory(),
    )
    .requiredOption('--text <TEXT>', say('答复', 'the answer'))
}

export const addMeetingSealing = (parent: Command, on: Invocation): void => {
  const { say } = on
  const seal = ['封存会议材料(不可撤销)', 'Seals the brief of a meeting, for ever'] as const
  sealing(parent, on, ['seal', 'sealBrief'], seal, ['evenUnconfirmed', 'reason'])
    .option('--even-unconfirmed', say('尚有城市未确认也封存,须写理由', 'although cities have not confirmed'))
    .option('--reason <TEXT>', say('理由', 'why'))
  const erratum = ['对已封存的指标作勘误', 'Corrects a figure of a sealed brief'] as const
  sealing(parent, on, ['erratum', 'recordErratum'], erratum, ['figure', 'value', 'reason'])
    .requiredOption('--figure <ID>', say('指标', 'the figure'))
    .option('--value <VALUE>', say('应为;不给则为无法统计', 'what it should have been; without, it cannot be said'))
    .requiredOption('--reason <TEXT>', say('理由', 'why'))
}

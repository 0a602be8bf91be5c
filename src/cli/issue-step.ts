import { type Command, Option } from 'commander'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { type IssuePayload, issueDetails, issueFields, stepFields } from './issue-text.ts'
import { valuesIn } from './option-value.ts'
import { planRowIn } from './plan-row-option.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly [field: string]: unknown
}

/** Does one thing to an issue and shows it as it stands then. */
const act = async (
  on: Invocation,
  options: Options,
  verb: string,
  input: Readonly<Record<string, unknown>>,
): Promise<ExitCode> => {
  const document = `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
    ${verb}(input: $input) { issue { ${issueFields} ${stepFields} } ${problemFields} }
  }`
  const { issue } = await mutate<IssuePayload>(on, options, document, input)
  on.terminal.out(options.json ? `${JSON.stringify({ issue })}\n` : issueDetails(issue, on.say))
  return 0
}

/** A command that does one thing to an issue: what all of them know, and the fields of its input. */
const stepCommand = (
  parent: Command,
  on: Invocation,
  name: string,
  verb: string,
  text: readonly [zh: string, en: string],
  fields: readonly string[],
): Command => {
  const { say } = on
  return parent
    .command(name)
    .argument('<NUMBER>', say('事项编号', 'number of the issue'))
    .description(say(...text))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option(
      '--on <DATE>',
      say('办理日期,默认今天;补录限秘书处', 'the day, else today; earlier ones are the secretariat’s'),
      valuesIn(say).day,
    )
    .option('--document-number <TEXT>', say('文号', 'number of the document'))
    .action(
      acting<Options>(on, (options, given) => {
        const number = valuesIn(say).between(1, 999_999_999)(given!)
        const said = ['cluster', 'on', 'documentNumber', ...fields].map((field) => [field, options[field]])
        return act(on, options, verb, { ...Object.fromEntries(said), number })
      }),
    )
}

export const addIssueRaise = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  parent
    .command('raise')
    .description(say('提出一件需协调事项', 'Raises a problem that needs coordination'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--city <CODE>', say('提出城市;不给则为秘书处', 'the raising city; else the secretariat'), values.city)
    .requiredOption('--title <TEXT>', say('标题', 'title'))
    .requiredOption('--problem <TEXT>', say('问题', 'what the problem is'))
    .option(
      '--plan <LIST/YEAR/NUMBER>',
      say('涉及的计划行,如 PROJECT/2026/3', 'the row of the plan, such as PROJECT/2026/3'),
      planRowIn(say),
    )
    .option('--on <DATE>', say('提出日期,默认今天;补录限秘书处', 'the day, else today'), values.day)
    .option('--document-number <TEXT>', say('文号', 'number of the document'))
    .action(
      acting<Options>(on, (options) => {
        const { cluster, city, title, problem, plan, on: day, documentNumber } = options
        return act(on, options, 'raiseIssue', { cluster, city, title, problem, plan, on: day, documentNumber })
      }),
    )
}

export const addIssueAssign = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  const text = ['交办:交给责任城市和单位', 'Gives an issue to the city and unit that are to answer'] as const
  stepCommand(parent, on, 'assign', 'assignIssue', text, ['owner', 'unit', 'dueOn', 'text'])
    .requiredOption('--owner <CODE>', say('责任城市', 'the city that is to answer'), values.city)
    .requiredOption('--unit <NAME>', say('责任单位', 'its unit'))
    .requiredOption('--due-on <DATE>', say('约定的答复日期,当日不算逾期', 'the agreed date'), values.day)
    .option('--text <TEXT>', say('要求', 'what is demanded'))
}

export const addIssueAnswers = (parent: Command, on: Invocation): void => {
  const { say } = on
  stepCommand(parent, on, 'handle', 'handleIssue', ['受理并着手办理', 'Takes an issue in hand'], ['text']).option(
    '--text <TEXT>',
    say('说明', 'a word on it'),
  )
  stepCommand(parent, on, 'answer', 'answerIssue', ['答复', 'Answers an issue'], ['text']).requiredOption(
    '--text <TEXT>',
    say('答复内容', 'the answer'),
  )
}

export const addIssueJudging = (parent: Command, on: Invocation): void => {
  const { say } = on
  const back = ['退回答复(责任城市不能自己退回)', 'Sends an answer back; never the owner'] as const
  stepCommand(parent, on, 'return', 'returnIssue', back, ['reason']).requiredOption(
    '--reason <TEXT>',
    say('理由', 'what is missing'),
  )
  const out = ['销号(责任城市不能自己销号)', 'Closes an issue out; never the owner'] as const
  stepCommand(parent, on, 'close', 'closeIssue', out, ['manner', 'text'])
    .addOption(
      new Option('--manner <MANNER>', say('已解决,或撤回', 'solved, or taken back'))
        .choices(['SOLVED', 'WITHDRAWN'])
        .default('SOLVED'),
    )
    .option('--text <TEXT>', say('说明;撤回须写理由', 'a word on it; why it is taken back'))
}

export const addIssueEscalate = (parent: Command, on: Invocation): void => {
  const { say } = on
  const text = ['发提醒函;其后可发督办函', 'Writes a reminder, and after one a supervision letter'] as const
  stepCommand(parent, on, 'escalate', 'escalateIssue', text, ['letter', 'text', 'dueOn'])
    .addOption(
      new Option('--letter <LETTER>', say('提醒函或督办函', 'which letter'))
        .choices(['REMINDER', 'SUPERVISION'])
        .makeOptionMandatory(),
    )
    .requiredOption('--text <TEXT>', say('要求', 'what it demands'))
    .requiredOption('--due-on <DATE>', say('限期', 'by when'), valuesIn(say).day)
}

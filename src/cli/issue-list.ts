import { type Command, Option } from 'commander'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { issueDetails, issueFields, issueTable, type ShownIssue, stepFields } from './issue-text.ts'
import { valuesIn } from './option-value.ts'
import { type PlanRowName, planRowIn } from './plan-row-option.ts'

const states = ['RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED', 'CLOSED']

interface ListOptions extends CommonOptions {
  readonly cluster: string
  readonly city?: string
  readonly owner?: string
  readonly state?: string
  readonly overdue?: boolean
  readonly text?: string
  readonly plan?: PlanRowName
  readonly asOf?: string
  readonly first: number
  readonly after?: string
}

interface Page {
  readonly nodes: readonly ShownIssue[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const listQuestion = `query ($cluster: String!, $filter: CoordinationFilter, $asOf: Date, $first: Int, $after: String) {
  coordinationIssues(cluster: $cluster, filter: $filter, asOf: $asOf, first: $first, after: $after) {
    nodes { ${issueFields} } pageInfo { hasNextPage endCursor }
  }
}`

const list = async (on: Invocation, options: ListOptions): Promise<ExitCode> => {
  const { cluster, city, owner, state, overdue, text, plan, asOf, first, after } = options
  const filter = { city, owner, states: state === undefined ? undefined : [state], overdue, text, plan }
  const variables = { cluster, filter, asOf, first, after }
  const { coordinationIssues: page } = await ask<{ coordinationIssues: Page }>(on, options, listQuestion, variables)
  const { hasNextPage, endCursor } = page.pageInfo
  const more = hasNextPage ? `${on.say('下一页', 'Next page')}: --after ${endCursor}\n` : ''
  on.terminal.out(options.json ? `${JSON.stringify(page)}\n` : issueTable(page.nodes, on.say) + more)
  return 0
}

export const addIssueList = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  parent
    .command('list')
    .description(say('列出需协调事项,新的在前', 'Lists the problems needing coordination, the newest first'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--city <CODE>', say('该市提出的,或由其承办的', 'raised by this city, or its to answer'), values.city)
    .option('--owner <CODE>', say('由该市承办的', 'given to this city'), values.city)
    .addOption(new Option('--state <STATE>', say('状态', 'state')).choices(states))
    .option('--overdue', say('只列逾期未答复的', 'only those whose agreed date has passed'))
    .option('--text <TEXT>', say('标题或问题中的文字', 'a piece of the title or problem'))
    .option('--plan <LIST/YEAR/NUMBER>', say('涉及计划中这一行的', 'about this row of the plan'), planRowIn(say))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option('--first <N>', say('列出多少(最多 100)', 'how many to list (at most 100)'), values.between(1, 100), 50)
    .option('--after <CURSOR>', say('从上一页之后列起', 'goes on after a page'))
    .action(acting<ListOptions>(on, (options) => list(on, options)))
}

interface ShowOptions extends CommonOptions {
  readonly cluster: string
  readonly asOf?: string
}

const showQuestion = `query ($cluster: String!, $number: Int!, $asOf: Date) {
  coordinationIssue(cluster: $cluster, number: $number, asOf: $asOf) { ${issueFields} ${stepFields} }
}`

const show = async (on: Invocation, options: ShowOptions, given: string): Promise<ExitCode> => {
  const { cluster, asOf } = options
  const number = valuesIn(on.say).between(1, 999_999_999)(given)
  const variables = { cluster, number, asOf }
  const { coordinationIssue: issue } = await ask<{ coordinationIssue: ShownIssue | null }>(
    on,
    options,
    showQuestion,
    variables,
  )
  if (issue === null) return refuseUnknown(on, { cluster, number: on.say(`第 ${number} 号`, `issue ${number}`) })
  on.terminal.out(options.json ? `${JSON.stringify({ issue })}\n` : issueDetails(issue, on.say))
  return 0
}

export const addIssueShow = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('show')
    .argument('<NUMBER>', say('事项编号', 'number of the issue'))
    .description(say('看一件需协调事项的全过程', 'Shows an issue with all that was done'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .action(acting<ShowOptions>(on, (options, number) => show(on, options, number!)))
}

import { type Command, Option } from 'commander'
import { ask } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import {
  figureFields,
  ledgerText,
  resolutionFields,
  type ShownFigures,
  type ShownResolution,
} from './resolution-text.ts'

export const resolutionStates = ['NOT_STARTED', 'UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED']

interface Options extends CommonOptions {
  readonly cluster: string
  readonly city?: string
  readonly edition?: number
  readonly state?: string
  readonly open?: boolean
  readonly overdue?: boolean
  readonly carriedOver?: boolean
  readonly extended?: boolean
  readonly text?: string
  readonly asOf?: string
  readonly first: number
  readonly after?: string
}

interface Page {
  readonly nodes: readonly ShownResolution[]
  readonly figures: ShownFigures
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const question = `query ($cluster: String!, $filter: ResolutionFilter, $asOf: Date, $first: Int, $after: String) {
  resolutions(cluster: $cluster, filter: $filter, asOf: $asOf, first: $first, after: $after) {
    nodes { ${resolutionFields} } figures { ${figureFields} } pageInfo { hasNextPage endCursor }
  }
}`

const list = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, city, edition, state, open, overdue, carriedOver, extended, text, asOf, first, after } = options
  const states = state === undefined ? undefined : [state]
  const filter = { city, edition, states, open, overdue, carriedOver, extended, text }
  const variables = { cluster, filter, asOf, first, after }
  const { resolutions: page } = await ask<{ resolutions: Page }>(on, options, question, variables)
  const { hasNextPage, endCursor } = page.pageInfo
  const more = hasNextPage ? `${on.say('下一页', 'Next page')}: --after ${endCursor}\n` : ''
  on.terminal.out(options.json ? `${JSON.stringify(page)}\n` : ledgerText(page.nodes, page.figures, on.say) + more)
  return 0
}

export const addResolutionList = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  parent
    .command('list')
    .description(say('议定事项台账,新的会议在前', 'The ledger of resolutions, the latest meeting first'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--city <CODE>', say('该市牵头或配合的', 'led by this city, or with it co-operating'), values.city)
    .option('--edition <N>', say('只看一次会议的', 'of one meeting only'), values.between(1, 9999))
    .addOption(new Option('--state <STATE>', say('状态', 'state')).choices(resolutionStates))
    .option('--open', say('只列未办结的', 'only those neither done nor ended'))
    .option('--overdue', say('只列逾期的', 'only those past their deadline'))
    .option('--carried-over', say('只列以前会议结转的', 'only those that a later meeting found open'))
    .option('--extended', say('只列延过期的', 'only those that were extended'))
    .option('--text <TEXT>', say('事项或责任单位中的文字', 'a piece of the text or unit'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), values.day)
    .option('--first <N>', say('列出多少(最多 100)', 'how many to list (at most 100)'), values.between(1, 100), 50)
    .option('--after <CURSOR>', say('从上一页之后列起', 'goes on after a page'))
    .action(acting<Options>(on, (options) => list(on, options)))
}

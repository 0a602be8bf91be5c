import type { Command } from 'commander'
import { ask, mutate } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { type MatchPayload, matchItem, type Queue, unmatchedItems } from './match-queue.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly item?: string
  readonly sameAs?: string
  readonly new?: boolean
  readonly allNewWithoutCandidates?: boolean
  readonly first: number
  readonly after?: string
}

const queueText = ({ nodes, pageInfo }: Queue, { say }: Invocation): string => {
  if (nodes.length === 0) return say('没有等待对应的事项。\n', 'No items wait to be matched.\n')
  const rows = nodes.flatMap(({ item, candidates }) => {
    const [first = '—', ...others] = candidates.map(
      ({ item: other, similarity, sameDepartment }) =>
        `${Math.round(similarity * 100)}% ${other.code} ${other.name}${sameDepartment ? say('(同部门)', ' (same department)') : ''}`,
    )
    return [[item.code, item.name, item.department, first], ...others.map((other) => [null, null, null, other])]
  })
  const more = pageInfo.hasNextPage ? `${say('下一页', 'Next page')}: --after ${pageInfo.endCursor}\n` : ''
  return (
    table([say('编号', 'Item'), say('名称', 'Name'), say('部门', 'Department'), say('候选', 'Candidates')], rows) + more
  )
}

const list = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, first, after } = options
  const { unmatchedItems: queue } = await ask<{ unmatchedItems: Queue }>(on, options, unmatchedItems, {
    cluster,
    first,
    after,
  })
  on.terminal.out(options.json ? `${JSON.stringify(queue)}\n` : queueText(queue, on))
  return 0
}

const decide = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { item, sameAs } = options
  const decision = sameAs === undefined ? { item, isNew: true } : { item, sameAs }
  const input = { cluster: options.cluster, decisions: [decision] }
  const { items } = await mutate<MatchPayload>(on, options, matchItem, input)
  const heads = [on.say('编号', 'Item'), on.say('状态', 'State'), on.say('名称', 'Name')]
  on.terminal.out(
    options.json
      ? `${JSON.stringify({ items })}\n`
      : table(
          heads,
          items.map(({ code, state, name }) => [code, state, name]),
        ),
  )
  return 0
}

const act = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { item, sameAs, new: isNew, allNewWithoutCandidates: all } = options
  const decides = sameAs !== undefined || isNew === true
  if (all && (item !== undefined || decides))
    throw new WrongUse(
      on.say(
        '--all-new-without-candidates 不能与 --item、--same-as、--new 同用',
        '--all-new-without-candidates goes without --item, --same-as and --new',
      ),
    )
  if ((item !== undefined) !== decides || (sameAs !== undefined && isNew))
    throw new WrongUse(
      on.say('--item 须与 --same-as 或 --new 之一同用', '--item goes with exactly one of --same-as and --new'),
    )
  if (!all) return item === undefined ? list(on, options) : decide(on, options)
  const { matchAllWithoutCandidates } = await import('./match-queue.ts')
  return matchAllWithoutCandidates(on, options)
}

export const addItemMatch = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('match')
    .description(
      say(
        '事项对应:列出没有国家编码而等待对应的事项,或作出决定',
        'Lists the items without a national code that wait to be matched, or decides on them',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--item <CODE>', say('要决定的事项', 'the item to decide on'))
    .option('--same-as <CODE>', say('与此事项相同,并入之', 'it is the same as this one, and merged into it'))
    .option('--new', say('是新事项', 'it is an item of its own'))
    .option(
      '--all-new-without-candidates',
      say('把没有候选的事项全部定为新事项', 'decides all items without any candidate as new'),
    )
    .option('--first <N>', say('列出多少(最多 100)', 'how many to list (at most 100)'), valuesIn(say).whole(1), 50)
    .option('--after <CURSOR>', say('从上一页之后列起', 'goes on after a page'))
    .action(acting<Options>(on, (options) => act(on, options)))
}

import type { Command } from 'commander'
import { ask } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { meetingFields, meetingTable, type ShownMeeting } from './meeting-text.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly asOf?: string
}

const listQuestion = `query ($cluster: String!, $asOf: Date) {
  jointMeetings(cluster: $cluster, asOf: $asOf, first: 100) { nodes { ${meetingFields} } }
}`

const list = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { cluster, asOf } = options
  const variables = { cluster, asOf }
  type Answer = { jointMeetings: { nodes: readonly ShownMeeting[] } }
  const { jointMeetings } = await ask<Answer>(on, options, listQuestion, variables)
  on.terminal.out(options.json ? `${JSON.stringify(jointMeetings)}\n` : meetingTable(jointMeetings.nodes, on.say))
  return 0
}

export const addMeetingList = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('list')
    .description(say('列出联席会议,新的在前', 'Lists the joint meetings, the latest first'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .action(acting<Options>(on, (options) => list(on, options)))
}

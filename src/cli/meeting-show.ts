import type { Command } from 'commander'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { meetingDetailFields, meetingDetails, type ShownMeeting } from './meeting-text.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly asOf?: string
}

const showQuestion = `query ($cluster: String!, $edition: Int!, $asOf: Date) {
  jointMeeting(cluster: $cluster, edition: $edition, asOf: $asOf) { ${meetingDetailFields} }
}`

const show = async (on: Invocation, options: Options, given: string): Promise<ExitCode> => {
  const { cluster, asOf } = options
  const edition = valuesIn(on.say).between(1, 9999)(given)
  const variables = { cluster, edition, asOf }
  const { jointMeeting: meeting } = await ask<{ jointMeeting: ShownMeeting | null }>(
    on,
    options,
    showQuestion,
    variables,
  )
  if (meeting === null)
    return refuseUnknown(on, { cluster, edition: on.say(`第 ${edition} 次会议`, `meeting ${edition}`) })
  on.terminal.out(options.json ? `${JSON.stringify({ meeting })}\n` : meetingDetails(meeting, on.say))
  return 0
}

export const addMeetingShow = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('show')
    .argument('<EDITION>', say('届次', 'edition of the meeting'))
    .description(say('看一次会议', 'Shows a meeting'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .action(acting<Options>(on, (options, edition) => show(on, options, edition!)))
}

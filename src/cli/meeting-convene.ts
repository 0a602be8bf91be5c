import type { Command } from 'commander'
import { acting, type Invocation } from './invocation.ts'
import { changeMeeting, type MeetingOptions } from './meeting-change.ts'
import { valuesIn } from './option-value.ts'

interface ConveneOptions extends MeetingOptions {
  readonly edition?: number
  readonly title?: string
  readonly host?: string
  readonly hostReason?: string
  readonly heldOn?: string
  readonly year?: number
  readonly agenda?: readonly string[]
  readonly reason?: string
}

export const addMeetingConvene = (parent: Command, on: Invocation): void => {
  const values = valuesIn(on.say)
  const more = (text: string, before: readonly string[] = []) => [...before, text]
  parent
    .command('convene')
    .description(on.say('登记或修改一次联席会议', 'Makes a joint meeting, or changes what is said of one'))
    .requiredOption('--cluster <CODE>', on.say('城市群代码', 'code of the city cluster'))
    .option('--edition <N>', on.say('届次;不给则为下一次', 'edition; else the next'), values.between(1, 9999))
    .option('--title <TEXT>', on.say('会议名称', 'title'))
    .option('--host <CODE>', on.say('主办城市;不给则按轮值', 'the host; else by rotation'), values.city)
    .option(
      '--host-reason <TEXT>',
      on.say('不按轮值的理由', 'why another city is the host than the one whose turn it is'),
    )
    .option('--held-on <DATE>', on.say('召开日期', 'the day'), values.day)
    .option(
      '--year <YEAR>',
      on.say('汇报的清单年度', 'year of the plan that it is reported on'),
      values.between(2000, 2100),
    )
    .option('--agenda <TEXT>', on.say('议程,一项一次', 'a point of the agenda; again for more'), more)
    .option('--reason <TEXT>', on.say('修改理由', 'why it is changed'))
    .action(
      acting<ConveneOptions>(on, (options) => {
        const { edition, title, host, hostReason, heldOn, year, agenda, reason } = options
        return changeMeeting(on, options, 'conveneMeeting', {
          edition,
          title,
          host,
          hostReason,
          heldOn,
          year,
          agenda,
          reason,
        })
      }),
    )
}

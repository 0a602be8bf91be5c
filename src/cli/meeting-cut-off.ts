import type { Command } from 'commander'
import { acting, type Invocation } from './invocation.ts'
import { changeMeeting, type MeetingOptions } from './meeting-change.ts'
import { valuesIn } from './option-value.ts'

export const addMeetingCutOff = (parent: Command, on: Invocation): void => {
  const values = valuesIn(on.say)
  parent
    .command('cut-off')
    .argument('<EDITION>', on.say('届次', 'edition of the meeting'))
    .argument('<TIME>', on.say('时间,如 2026-12-04T18:00:00+08:00', 'an instant, such as 2026-12-04T18:00:00+08:00'))
    .description(on.say('设定数据截止时间', 'Says until when figures count'))
    .requiredOption('--cluster <CODE>', on.say('城市群代码', 'code of the city cluster'))
    .option('--reason <TEXT>', on.say('改动的理由', 'why it is moved'))
    .action(
      acting<MeetingOptions & { readonly reason?: string }>(on, (options, edition, time) =>
        changeMeeting(on, options, 'setCutOff', {
          edition: values.between(1, 9999)(edition!),
          cutOff: values.instant(time!),
          reason: options.reason,
        }),
      ),
    )
}

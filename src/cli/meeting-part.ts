import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { acting, type Invocation } from './invocation.ts'
import { changeMeeting, type MeetingOptions } from './meeting-change.ts'
import { valuesIn } from './option-value.ts'
import { WrongUse } from './wrong-use.ts'

interface TextOptions extends MeetingOptions {
  readonly text?: string
  readonly file?: string
}

export const addMeetingText = (parent: Command, on: Invocation): void => {
  const values = valuesIn(on.say)
  parent
    .command('text')
    .argument('<EDITION>', on.say('届次', 'edition of the meeting'))
    .argument(
      '<PART>',
      on.say('部分,如 INTRODUCTION、FIELD:TRANSPORT', 'the part, such as INTRODUCTION, FIELD:TRANSPORT'),
    )
    .description(on.say('设定会议材料中秘书处自写的文字', 'Sets what the secretariat writes into a part of the papers'))
    .requiredOption('--cluster <CODE>', on.say('城市群代码', 'code of the city cluster'))
    .option('--text <TEXT>', on.say('文字;空则撤回', 'the text; an empty one takes it back'))
    .option('--file <FILE>', on.say('文字所在的文件', 'a file with the text'))
    .action(
      acting<TextOptions>(on, async (options, edition, part) => {
        const { text, file } = options
        if ((text === undefined) === (file === undefined))
          throw new WrongUse(on.say('--text 与 --file 须给其一', 'give either --text or --file'))
        const said = text ?? (await readFile(file!, 'utf8')).replace(/^\uFEFF/, '')
        return changeMeeting(on, options, 'setReportText', {
          edition: values.between(1, 9999)(edition!),
          part,
          text: said,
        })
      }),
    )
}

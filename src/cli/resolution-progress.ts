import { type Command, Option } from 'commander'
import { acting, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { changeResolution, type ResolutionOptions } from './resolution-change.ts'
import { resolutionStates } from './resolution-list.ts'
import { nameIn } from './resolution-name.ts'

export const addResolutionProgress = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  const fields = ['state', 'text', 'on', 'deadline', 'endedBy', 'documentNumber']
  parent
    .command('progress')
    .argument('<EDITION/NUMBER>', say('届次/序号,如 7/3', 'edition and number, such as 7/3'))
    .description(
      say(
        '记录议定事项进展;延期、终止限秘书处',
        'Records how a resolution stands; extending and ending is the secretariat’s',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .addOption(new Option('--state <STATE>', say('状态', 'state')).choices(resolutionStates).makeOptionMandatory())
    .requiredOption('--text <TEXT>', say('进展或理由', 'what was done, or why'))
    .option(
      '--on <DATE>',
      say('日期,默认今天;补录限秘书处', 'the day, else today; earlier ones are the secretariat’s'),
      values.day,
    )
    .option('--deadline <DATE>', say('延期后的时限', 'the new deadline of an extension'), values.day)
    .option('--ended-by <EDITION>', say('决定终止的会议届次', 'the meeting that ended it'), values.between(1, 9999))
    .option('--document-number <TEXT>', say('文号', 'number of the document'))
    .action(
      acting<ResolutionOptions>(on, (options, name) => {
        const said = Object.fromEntries(fields.map((field) => [field, options[field]]))
        return changeResolution(on, options, 'recordResolutionProgress', { ...said, ...nameIn(say, name!) })
      }),
    )
}

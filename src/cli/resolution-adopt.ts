import type { Command } from 'commander'
import { acting, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { changeResolution, type ResolutionOptions } from './resolution-change.ts'
import { WrongUse } from './wrong-use.ts'

const linkIn =
  (say: Say) =>
  (text: string, before: readonly object[] = []) => {
    const [, list, year, number] = /^(TASK|PROJECT|PLATFORM)\/(\d{4})\/(\d{1,6})$/.exec(text) ?? []
    if (list) return [...before, { kind: list, year: Number(year), number: Number(number) }]
    const [, ordinal] = /^BATCH\/(\d{1,4})$/.exec(text) ?? []
    if (ordinal) return [...before, { kind: 'BATCH', number: Number(ordinal) }]
    throw new WrongUse(
      say(
        `--link ${text} 应写成 TASK/2026/3、PROJECT/…、PLATFORM/… 或 BATCH/4`,
        `--link ${text}: write TASK/2026/3, PROJECT/…, PLATFORM/… or BATCH/4`,
      ),
    )
  }

export const addResolutionAdopt = (parent: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  const fields = ['edition', 'number', 'text', 'unit', 'deadline', 'reason']
  parent
    .command('adopt')
    .description(
      say(
        '登记会议议定事项;给出序号和理由则更正',
        'Enters what a meeting resolved; with number and reason corrects it',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--edition <N>', say('届次', 'edition of the meeting'), values.between(1, 9999))
    .option('--number <N>', say('序号;不给则为下一项', 'number in the meeting; else the next'), values.between(1, 999))
    .option('--text <TEXT>', say('事项', 'what was resolved'))
    .option('--lead <CODE>', say('牵头城市', 'the lead city'), values.city)
    .option('--with <CODES>', say('配合城市,逗号分隔', 'co-operating cities, with commas'), values.cities)
    .option('--unit <NAME>', say('责任单位', 'unit of the lead city'))
    .option('--deadline <DATE>', say('完成时限', 'deadline'), values.day)
    .option('--link <ROW>', say('产生的任务、工程、平台或批次,可多次', 'what it produced; again for more'), linkIn(say))
    .option('--reason <TEXT>', say('更正的理由', 'why the record is corrected'))
    .action(
      acting<ResolutionOptions>(on, (options) => {
        const said = Object.fromEntries(fields.map((field) => [field, options[field]]))
        const { lead: leadCity, with: coCities, link: links } = options
        return changeResolution(on, options, 'adoptResolution', { ...said, leadCity, coCities, links })
      }),
    )
}

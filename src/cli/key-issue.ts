import { type Command, Option } from 'commander'
import { roles } from '../base/caller.ts'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type Invocation } from './invocation.ts'
import { type KeyPayload, keyFields, showKey } from './key-answer.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly role: string
  readonly cluster?: string
  readonly city?: string
  readonly holder: string
  readonly organisation?: string
  readonly expiresAt?: string
}

const issueKey = `mutation ($input: IssueKeyInput!) {
  issueKey(input: $input) { ${keyFields} secret ${problemFields} }
}`

export const addKeyIssue = (key: Command, on: Invocation): void => {
  const { say } = on
  key
    .command('issue')
    .description(say('签发一把密钥,只显示这一次', 'Makes a key and shows it this once'))
    .addOption(new Option('--role <ROLE>', say('角色', 'role')).choices(roles).makeOptionMandatory())
    .option(
      '--cluster <CODE>',
      say('城市群代码;不给则为全部(仅限互通秘书处)', 'cluster; without it all (the hub secretariat only)'),
    )
    .option(
      '--city <CODE>',
      say(
        '城市行政区划代码,如 150100:联络员、录入员、对接系统',
        'GB/T 2260 code such as 150100: COORDINATOR, OPERATOR, PARTNER',
      ),
    )
    .requiredOption('--holder <NAME>', say('持有人或对接系统名称', 'name of the person or partner system'))
    .option('--organisation <ID>', say('录入员所在单位的统一社会信用代码', 'credit identifier of an operator’s unit'))
    .option(
      '--expires-at <TIME>',
      say('到期时间;只写日期则为当日零时(北京)', 'when it ends; a day means its beginning in Beijing'),
      valuesIn(say).instant,
    )
    .action(
      acting<Options>(on, async (options) => {
        const { role, cluster, city, holder, organisation, expiresAt } = options
        const input = { role, cluster, city, holder, organisation, expiresAt }
        showKey(on, options, await mutate<KeyPayload>(on, options, issueKey, input))
        return 0
      }),
    )
}

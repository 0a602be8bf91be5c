import type { Command } from 'commander'
import { type AnsweredProblem, problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type Invocation, urlOf } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { listing } from './table.ts'

interface Options extends CommonOptions {
  readonly minutes?: number
}

interface Payload {
  readonly path: string
  readonly expiresAt: string
  readonly problems: readonly AnsweredProblem[]
}

const issueSignInLink = `mutation ($input: IssueSignInLinkInput!) {
  issueSignInLink(input: $input) { path expiresAt ${problemFields} }
}`

export const addKeyLink = (key: Command, on: Invocation): void => {
  const { say, terminal } = on
  key
    .command('link')
    .description(say('生成登录控制台的一次性链接', 'Makes a link that signs in to the console once'))
    .argument('<ID>', say('密钥编号', 'id of the key'))
    .option(
      '--minutes <N>',
      say('链接有效多少分钟,最多 4320(默认 60)', 'how long it waits, at most 4320 (default 60)'),
      valuesIn(say).between(1, 4320),
    )
    .action(
      acting<Options>(on, async (options, id) => {
        const input = { id, minutes: options.minutes ?? 60 }
        const { path, expiresAt } = await mutate<Payload>(on, options, issueSignInLink, input)
        const link = new URL(path, urlOf(on, options)).href
        const shown = listing([
          [say('链接', 'Link'), link],
          [say('到期', 'Expires'), expiresAt],
        ])
        terminal.out(options.json ? `${JSON.stringify({ link, expiresAt })}\n` : shown)
        return 0
      }),
    )
}

import type { Command } from 'commander'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type Invocation } from './invocation.ts'
import { type KeyPayload, keyFields, showKey } from './key-answer.ts'

interface Options extends CommonOptions {
  readonly reason: string
}

const revokeKey = `mutation ($input: RevokeKeyInput!) {
  revokeKey(input: $input) { ${keyFields} ${problemFields} }
}`

export const addKeyRevoke = (key: Command, on: Invocation): void => {
  const { say } = on
  key
    .command('revoke')
    .description(say('吊销密钥,立即失效', 'Ends a key at once'))
    .argument('<ID>', say('密钥编号', 'id of the key'))
    .requiredOption('--reason <TEXT>', say('原因', 'why'))
    .action(
      acting<Options>(on, async (options, id) => {
        showKey(on, options, await mutate<KeyPayload>(on, options, revokeKey, { id, reason: options.reason }))
        return 0
      }),
    )
}

import type { Command } from 'commander'
import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import { acting, type CommonOptions, type Invocation } from './invocation.ts'
import { type KeyPayload, keyFields, showKey } from './key-answer.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly graceMinutes?: number
}

const rotateKey = `mutation ($input: RotateKeyInput!) {
  rotateKey(input: $input) { ${keyFields} secret ${problemFields} }
}`

export const addKeyRotate = (key: Command, on: Invocation): void => {
  const { say } = on
  key
    .command('rotate')
    .description(say('换发密钥:权限不变,旧密钥在宽限期后失效', 'Replaces a key by one with the same rights'))
    .argument('<ID>', say('密钥编号', 'id of the key'))
    .option(
      '--grace-minutes <N>',
      say('旧密钥还可用多少分钟,最多 10080(默认 0)', 'how long the old key still opens, at most 10080 (default 0)'),
      valuesIn(say).whole(0),
    )
    .action(
      acting<Options>(on, async (options, id) => {
        const input = { id, graceMinutes: options.graceMinutes ?? 0 }
        showKey(on, options, await mutate<KeyPayload>(on, options, rotateKey, input))
        return 0
      }),
    )
}

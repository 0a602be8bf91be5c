import type { AnsweredProblem } from '../client/index.ts'
import type { CommonOptions, Invocation } from './invocation.ts'
import { listing } from './table.ts'

export interface KeyPayload {
  readonly accessKey: {
    readonly id: string
    readonly role: string
    readonly cluster: string | null
    readonly city: string | null
    readonly holder: string
    readonly expiresAt: string | null
    readonly revokedAt: string | null
  } | null
  /** Null where there is none to show: a repeated request, or a key that was revoked. */
  readonly secret?: string | null
  readonly problems: readonly AnsweredProblem[]
}

export const keyFields = 'accessKey { id role cluster city holder expiresAt revokedAt }'

/** Shows a key; its secret, if it has just been made, this once. */
export const showKey = ({ terminal, say }: Invocation, options: CommonOptions, payload: KeyPayload): void => {
  const { accessKey: key, secret } = payload
  if (options.json) {
    terminal.out(`${JSON.stringify(secret === undefined ? { accessKey: key } : { accessKey: key, secret })}\n`)
    return
  }
  terminal.out(
    listing([
      [say('编号', 'Id'), key?.id],
      [say('角色', 'Role'), key?.role],
      [say('城市群', 'Cluster'), key?.cluster],
      [say('城市', 'City'), key?.city],
      [say('持有人', 'Holder'), key?.holder],
      [say('到期', 'Expires'), key?.expiresAt],
      [say('吊销', 'Revoked'), key?.revokedAt],
      [say('密钥', 'Secret'), secret],
    ]),
  )
  if (secret)
    terminal.err(say('密钥只显示这一次,请立即妥善保存。\n', 'The secret is shown only this once: keep it now.\n'))
  if (secret === null)
    terminal.err(
      say('此请求已答复过,密钥不再显示。\n', 'This request was answered before: the secret is not shown again.\n'),
    )
}

/** What a signal tells: that something changed, or that an alert was raised. */
export type SignalType = 'changes.recorded' | 'sync.alerted'

/** A signal to a subscriber: which stretch of the log it is about. It stays the same over all its attempts. */
export interface Signal {
  /** `webhook-id`: by it a receiver knows a signal that came twice. */
  readonly id: string
  readonly type: SignalType
  /** When it was made. */
  readonly at: string
  readonly subscriber: string
  readonly cluster: string
  /** Cursors: what lies after the one up to the other is what is to be pulled. */
  readonly after: string
  readonly upTo: string
  /** What an alert says. */
  readonly alert: Readonly<Record<string, unknown>> | null
}

/** The body as it is signed and sent: thin, so that whoever should not read has nothing to read. */
export const bodyOf = ({ type, at, subscriber, cluster, after, upTo, alert }: Signal): string =>
  JSON.stringify({ type, timestamp: at, data: { ...alert, subscriber, cluster, after, upTo } })

const urlSafe = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A fresh `webhook-id`. */
export const signalIdOf = (bytes: Uint8Array): string => `msg_${urlSafe(bytes)}`

/** A fresh secret in the form that the libraries of Standard Webhooks take. */
export const webhookSecretOf = (bytes: Uint8Array): string => `whsec_${btoa(String.fromCharCode(...bytes))}`

/** A subscriber's id as it is shown: the same in a signal and in the answers of GraphQL. */
export const subscriberMark = (id: number): string => btoa(`Subscriber:${id}`)

/** What a host is told, by the command line first and the environment second. */
export interface HostSettings {
  readonly port?: number
  readonly host?: string
  readonly dataFolder?: string
  readonly databaseUrl?: string
  readonly json?: boolean
}

const metricsAccesses = ['key', 'open', 'off'] as const
export type MetricsAccess = (typeof metricsAccesses)[number]

export interface Configuration {
  readonly port: number
  readonly host: string
  /** A server; the embedded database in `dataFolder` without it. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  /** The secretariat's first key on a first start. */
  readonly bootstrapKey: string | null
  /** Bytes. */
  readonly uploadLimit: number
  readonly logLevel: string
  /** Questions that are worked on at once. */
  readonly atOnce: number
  /** Bytes of answers that are remembered until something is recorded; 0: none. */
  readonly answerMemory: number
  /** Requests a minute; 0 for no limit. */
  readonly rates: { readonly perKey: number; readonly perAddress: number }
  /** The header in which our own proxy says where a request comes from; null: there is no proxy. */
  readonly addressHeader: string | null
  /** How many days the feed of changes reaches back. */
  readonly feedWindowDays: number
  /** The address of the licence under which the feed may be used. */
  readonly feedLicence: string | null
  /** Who may read the figures: whoever reads the log, everybody, nobody. */
  readonly metrics: MetricsAccess
  /** The address under which browsers reach the hub; null: as they ask. */
  readonly publicUrl: string | null
  /** Private hosts (`host:port`) and ranges (CIDR) that webhooks may go to. */
  readonly webhookAllow: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

const mebibyte = 1024 * 1024
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** The configuration, or every reason why there is none. */
export const readConfiguration = (
  environment: Environment,
  settings: HostSettings = {},
): { configuration: Configuration; mistakes: string[] } => {
  const mistakes: string[] = []
  const text = (name: string) => environment[name]?.trim() || null
  const whole = (name: string, absent: number, most: number) => {
    const found = text(name)
    if (found === null) return absent
    const number = Number(found)
    if (Number.isInteger(number) && number >= 0 && number <= most) return number
    mistakes.push(`${name}=${found}: 应为 0 至 ${most} 的整数 / must be a whole number from 0 to ${most}`)
    return absent
  }
  const logLevel = text('HUTONG_LOG') ?? 'info'
  if (!logLevels.includes(logLevel)) mistakes.push(`HUTONG_LOG=${logLevel}: ${logLevels.join(' | ')}`)
  const metrics = metricsAccesses.find((access) => access === (text('HUTONG_METRICS') ?? 'key'))
  if (!metrics) mistakes.push(`HUTONG_METRICS=${text('HUTONG_METRICS')}: ${metricsAccesses.join(' | ')}`)
  const bootstrapKey = text('HUTONG_BOOTSTRAP_KEY')
  // What cannot stand in an Authorization header opens nothing.
  if (bootstrapKey !== null && !/^[\x21-\x7e]{1,500}$/.test(bootstrapKey))
    mistakes.push('HUTONG_BOOTSTRAP_KEY: 只能含可见的英文字符 / must be visible ASCII without blanks')
  const feedLicence = text('HUTONG_FEED_LICENCE')
  if (feedLicence !== null && !/^https?:\/\/\S{1,500}$/.test(feedLicence))
    mistakes.push('HUTONG_FEED_LICENCE: 应为许可协议的网址 / must be the address of a licence')
  const publicUrl = text('HUTONG_PUBLIC_URL')
  if (publicUrl !== null && !/^https?:\/\/[^/\s?#]+$/.test(publicUrl))
    mistakes.push('HUTONG_PUBLIC_URL: 应为 https://主机 / must be https://host, without a path')
  const databaseUrl = settings.databaseUrl ?? text('DATABASE_URL')
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    mistakes.push('DATABASE_URL: 应以 postgres:// 开头 / must begin with postgres://')
  return {
    configuration: {
      port: settings.port ?? whole('PORT', 8787, 65_535),
      host: settings.host ?? text('HOST') ?? '127.0.0.1',
      databaseUrl,
      dataFolder: settings.dataFolder ?? text('HUTONG_DATA') ?? './data',
      bootstrapKey,
      uploadLimit: whole('HUTONG_UPLOAD_LIMIT_MIB', 64, 1024) * mebibyte,
      logLevel,
      answerMemory: whole('HUTONG_ANSWER_MEMORY_MIB', 32, 4096) * mebibyte,
      rates: {
        perKey: whole('HUTONG_RATE_PER_KEY', 30_000, 10_000_000),
        perAddress: whole('HUTONG_RATE_PER_ADDRESS', 6000, 10_000_000),
      },
      addressHeader: text('HUTONG_ADDRESS_HEADER'),
      atOnce: Math.max(1, whole('HUTONG_AT_ONCE', 32, 10_000)),
      publicUrl,
      metrics: metrics ?? 'key',
      webhookAllow: (text('HUTONG_WEBHOOK_ALLOW') ?? '').split(',').filter((entry) => entry.trim() !== ''),
      feedLicence,
      feedWindowDays: whole('HUTONG_FEED_WINDOW_DAYS', 400, 36_500),
    },
    mistakes,
  }
}

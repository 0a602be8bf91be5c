import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { ensureFirstKey } from './access/ensure-first-key.ts'
import { itself } from './base/caller.ts'
import { drawnAhead } from './base/drawn-ahead.ts'
import { seedCalendar } from './calendar/seed-calendar.ts'
import { type Configuration, type HostSettings, readConfiguration } from './configuration.ts'
import { readOidcSettings } from './console/read-oidc-settings.ts'
import type { OpenDatabase } from './db/database.ts'
import { check, examineDatabase } from './db/doctor.ts'
import { migrate as runMigrations } from './db/migrate.ts'
import { openPg } from './db/open-pg.ts'
import { openPglite } from './db/open-pglite.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { changeBell, changesChannel } from './feed/change-bell.ts'
import { readAllowedTargets } from './feed/target-address.ts'
import type { Hub } from './hub.ts'
import { listen } from './node-listen.ts'
import { openOutbound } from './node-outbound.ts'
import { compareFigures } from './recognition/compare-figures.ts'

// V8's own growth of the heap lets 100,000 rows peak at 316 MiB above idle; a half cost a push of changes a tenth more processor.
setFlagsFromString('--heap-growing-percent=100')
// What a request makes and throws away is soon swept, if there is room for it from the beginning: a cold process registers 10,000 items with a sixth less processor.
setFlagsFromString('--semi-space-growth-factor=8')

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Runs the hub until it is told to stop. */
export const serve = async (settings: HostSettings): Promise<void> => {
  const configuration = configurationOf(settings)
  const open = await openDatabase(configuration)
  await closingOnFault(open, async () => {
    await runMigrations(open)
    const hub = hubOn(open, configuration)
    const { ok } = await ensureFirstKey(hub, configuration.bootstrapKey)
    await seedCalendar(hub, itself)
    const console = { publicUrl: configuration.publicUrl, oidc: readOidcSettings(process.env).oidc }
    await listen(hub, open, configuration, console, (address) => {
      say(`互通已启动 / Hutong is running: ${address}`)
      if (ok?.secret && configuration.bootstrapKey === null)
        say(`秘书处的首个密钥（只显示这一次）/ the secretariat's first key, shown only now:\n  ${ok.secret}`)
    })
  })
}

/** Runs the hub on sample data in a folder that is thrown away at the end. */
export const demo = async (settings: HostSettings): Promise<void> => {
  const configuration = configurationOf(settings)
  const folder = await mkdtemp(join(tmpdir(), 'hutong-demo-'))
  say('正在准备演示数据…… / preparing the sample data …')
  try {
    const open = await openPglite(folder)
    await closingOnFault(open, async () => {
      await runMigrations(open)
      const hub = hubOn(open, configuration)
      const keys = await seedDemo(hub, configuration.bootstrapKey)
      const demo = { publicUrl: configuration.publicUrl, demoKeys: keys }
      await listen(hub, open, configuration, demo, (address) => say(demoNotice(address, keys)))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Brings the database up to date without serving. */
export const migrate = async (settings: HostSettings): Promise<boolean> => {
  const open = await openDatabase(configurationOf(settings))
  return closingAfter(open, async () => {
    const { applied } = await runMigrations(open)
    if (settings.json) say(JSON.stringify({ applied }))
    else
      say(
        applied.length > 0 ? `已执行 / applied: ${applied.join(', ')}` : '数据库已是最新 / the database is up to date',
      )
    return true
  })
}

/** Examines the database and says what is right and wrong with it. */
export const doctor = async (settings: HostSettings): Promise<boolean> => {
  const configuration = configurationOf(settings)
  const open = await openDatabase(configuration)
  return closingAfter(open, async () => {
    const figures = () => examineFigures(hubOn(open, configuration))
    const checks = [...(await examineDatabase(open, new Date())), await check('figures', figures)]
    if (settings.json) say(JSON.stringify({ database: open.kind, checks }))
    else for (const { name, isFine, found } of checks) say(`${isFine ? '✓' : '✗'} ${name}: ${found}`)
    return checks.every(({ isFine }) => isFine)
  })
}

// What is added up for the overview is what a count of every item gives.
const examineFigures = async (hub: Hub) => {
  const others = await compareFigures(hub, itself)
  return {
    isFine: others.length === 0,
    found: others.length === 0 ? 'add up' : `other than counted: ${others.join(', ')}`,
  }
}

const configurationOf = (settings: HostSettings): Configuration => {
  const { configuration, mistakes } = readConfiguration(process.env, settings)
  for (const entry of readAllowedTargets(configuration.webhookAllow).mistakes)
    mistakes.push(`HUTONG_WEBHOOK_ALLOW=${entry}: 应为 主机:端口 或 CIDR 网段 / must be host:port or a CIDR range`)
  mistakes.push(...readOidcSettings(process.env).mistakes)
  if (mistakes.length > 0) throw Object.assign(new Error(mistakes.join('\n')), { code: 'CONFIGURATION_WRONG' })
  return configuration
}

const openDatabase = ({ databaseUrl, dataFolder }: Configuration): Promise<OpenDatabase> =>
  databaseUrl === null ? openPglite(dataFolder) : openPg(databaseUrl)

const hubOn = (open: OpenDatabase, { feedWindowDays, feedLicence, webhookAllow }: Configuration): Hub => ({
  db: open.db,
  now: () => new Date(),
  randomBytes: drawnAhead(randomBytes),
  sha256: (text) => createHash('sha256').update(text).digest(),
  feedWindowDays,
  feedLicence: feedLicence ?? undefined,
  onChanges: changeBell((onNotice) => open.listen(changesChannel, onNotice)),
  outbound: openOutbound(readAllowedTargets(webhookAllow).allowed),
})

const closingOnFault = async (open: OpenDatabase, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (fault) {
    await open.close()
    throw fault
  }
}

const closingAfter = async <T>(open: OpenDatabase, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } finally {
    await open.close()
  }
}

const demoNotice = (address: string, keys: readonly { role: string; secret: string }[]): string => {
  const keyOf = (role: string) => keys.find((key) => key.role === role)?.secret
  return [
    `互通演示已启动（全部为演示数据）/ the Hutong demo is running (sample data only): ${address}`,
    `控制台 / console: ${address}/console`,
    '密钥 / keys:',
    ...keys.map(({ role, secret }) => `  ${role.padEnd(24)} ${secret}`),
    '试一试 / try:',
    `  npx hutong batch show --cluster hbew --url ${address} --key ${keyOf('SECRETARIAT')}`,
    `  curl -s ${address}/graphql -H 'content-type: application/json' -d '{"query":"{ itemBatches(cluster: \\"hbew\\") { ordinal title state itemCount } }"}'`,
    '沙箱，推什么都行 / the sandbox, where anything may be pushed:',
    `  curl -s '${address}/sync/implementations?cluster=sandbox&city=150200&source=trial' -H 'authorization: Bearer ${keyOf('PARTNER 150200 sandbox')}' -d '{"rowId":"1","version":1,"operation":"UPSERT","content":{"name":"试一试","code":"T-1"}}'`,
    'Ctrl-C 结束并删除演示数据 / ends it and deletes the data',
  ].join('\n')
}

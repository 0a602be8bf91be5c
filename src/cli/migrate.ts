import type { Command } from 'commander'
import { type HostOptions, settingsOf, withDatabase } from './host.ts'
import { acting, type Invocation } from './invocation.ts'

export const addMigrate = (program: Command, on: Invocation): void => {
  const command = program
    .command('migrate')
    .description(on.say('把数据库升级到本版本', 'Brings the database up to this version'))
  withDatabase(command, on).action(
    acting<HostOptions>(on, async (options) => {
      const { migrate } = await import('../node.ts')
      return (await migrate(settingsOf(options))) ? 0 : 1
    }),
  )
}

import type { Command } from 'commander'
import { type HostOptions, settingsOf, withDatabase } from './host.ts'
import { acting, type Invocation } from './invocation.ts'

export const addDoctor = (program: Command, on: Invocation): void => {
  const command = program
    .command('doctor')
    .description(
      on.say('检查运行环境与数据库,说明要修正什么', 'Checks the machine and the database, and says what to mend'),
    )
  withDatabase(command, on).action(
    acting<HostOptions>(on, async (options) => {
      const { doctor } = await import('../node.ts')
      return (await doctor(settingsOf(options))) ? 0 : 1
    }),
  )
}

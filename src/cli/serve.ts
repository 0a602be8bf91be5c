import type { Command } from 'commander'
import { type HostOptions, settingsOf, withAddress, withDatabase } from './host.ts'
import { acting, type Invocation } from './invocation.ts'

export const addServe = (program: Command, on: Invocation): void => {
  const command = program.command('serve').description(on.say('启动互通', 'Runs the hub'))
  withAddress(withDatabase(command, on), on).action(
    acting<HostOptions>(on, async (options) => {
      const { serve } = await import('../node.ts')
      await serve(settingsOf(options))
      return 0
    }),
  )
}

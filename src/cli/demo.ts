import type { Command } from 'commander'
import { type HostOptions, settingsOf, withAddress } from './host.ts'
import { acting, type Invocation } from './invocation.ts'

export const addDemo = (program: Command, on: Invocation): void => {
  const command = program
    .command('demo')
    .description(
      on.say('启动带演示数据的互通,数据放在用完即弃的文件夹', 'Runs a hub with sample data in a throw-away folder'),
    )
  withAddress(command, on).action(
    acting<HostOptions>(on, async (options) => {
      const { demo } = await import('../node.ts')
      await demo(settingsOf(options))
      return 0
    }),
  )
}

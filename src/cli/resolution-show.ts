import type { Command } from 'commander'
import { ask } from './ask.ts'
import { refuseUnknown } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { nameIn } from './resolution-name.ts'
import { resolutionDetails, resolutionFields, resolutionStepFields, type ShownResolution } from './resolution-text.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly asOf?: string
}

const question = `query ($cluster: String!, $filter: ResolutionFilter, $asOf: Date) {
  resolutions(cluster: $cluster, filter: $filter, asOf: $asOf, first: 1) { nodes { ${resolutionFields} ${resolutionStepFields} } }
}`

const show = async (on: Invocation, options: Options, name: string): Promise<ExitCode> => {
  const { cluster, asOf } = options
  type Answer = { resolutions: { nodes: readonly ShownResolution[] } }
  const variables = { cluster, asOf, filter: nameIn(on.say, name) }
  const [resolution] = (await ask<Answer>(on, options, question, variables)).resolutions.nodes
  if (!resolution) return refuseUnknown(on, { cluster, resolution: name })
  on.terminal.out(options.json ? `${JSON.stringify({ resolution })}\n` : resolutionDetails(resolution, on.say))
  return 0
}

export const addResolutionShow = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('show')
    .argument('<EDITION/NUMBER>', say('届次/序号,如 7/3', 'edition and number, such as 7/3'))
    .description(say('看一项议定事项的全过程', 'Shows a resolution with all that was said of it'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .action(acting<Options>(on, (options, name) => show(on, options, name!)))
}

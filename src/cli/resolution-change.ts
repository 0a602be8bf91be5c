import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import type { CommonOptions, ExitCode, Invocation } from './invocation.ts'
import { type ResolutionPayload, resolutionDetails, resolutionFields, resolutionStepFields } from './resolution-text.ts'

/** What every command about a resolution knows. */
export interface ResolutionOptions extends CommonOptions {
  readonly cluster: string
  readonly [field: string]: unknown
}

/** Records something of a resolution and shows it as it is then. */
export const changeResolution = async (
  on: Invocation,
  options: ResolutionOptions,
  verb: string,
  input: Readonly<Record<string, unknown>>,
): Promise<ExitCode> => {
  const document = `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
    ${verb}(input: $input) { resolution { ${resolutionFields} ${resolutionStepFields} } ${problemFields} }
  }`
  const given = { cluster: options.cluster, ...input }
  const { resolution } = await mutate<ResolutionPayload>(on, options, document, given)
  on.terminal.out(options.json ? `${JSON.stringify({ resolution })}\n` : resolutionDetails(resolution, on.say))
  return 0
}

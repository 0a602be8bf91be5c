import { problemFields } from '../client/problem.ts'
import { mutate } from './ask.ts'
import type { CommonOptions, ExitCode, Invocation } from './invocation.ts'
import { type MeetingPayload, meetingDetailFields, meetingDetails } from './meeting-text.ts'

/** What every command about a meeting knows. */
export interface MeetingOptions extends CommonOptions {
  readonly cluster: string
}

/** Says something of a meeting and shows it as it is then. */
export const changeMeeting = async (
  on: Invocation,
  options: MeetingOptions,
  verb: string,
  input: Readonly<Record<string, unknown>>,
): Promise<ExitCode> => {
  const document = `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
    ${verb}(input: $input) { meeting { ${meetingDetailFields} } ${problemFields} }
  }`
  const { meeting } = await mutate<MeetingPayload>(on, options, document, { cluster: options.cluster, ...input })
  on.terminal.out(options.json ? `${JSON.stringify({ meeting })}\n` : meetingDetails(meeting, on.say))
  return 0
}

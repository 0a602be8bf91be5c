import type { Command } from 'commander'
import { ask } from './ask.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { editionIn, ofMeeting } from './meeting-seal.ts'
import { valuesIn } from './option-value.ts'
import { table } from './table.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly city?: string
}

interface Diff {
  readonly figures: readonly {
    readonly figure: string
    readonly from: string | null
    readonly to: string | null
    readonly change: string | null
    readonly isFromCorrected: boolean
    readonly isToCorrected: boolean
  }[]
  readonly resolutions: readonly {
    readonly edition: number
    readonly number: number
    readonly text: string
    readonly from: string | null
    readonly to: string | null
  }[]
}

const diffQuestion = `query ($cluster: String!, $from: Int!, $to: Int!, $city: String) {
  briefDiff(cluster: $cluster, from: $from, to: $to, city: $city) {
    figures { figure unit from to change isFromCorrected isToCorrected }
    resolutions { edition number text leadCity { code name } from to }
  }
}`

const diffText = ({ figures, resolutions }: Diff, say: Say): string => {
  if (figures.length + resolutions.length === 0) return say('没有变化\n', 'Nothing changed\n')
  const corrected = (value: string | null, is: boolean) => `${value ?? '—'}${is ? say('(已勘误)', ' (corrected)') : ''}`
  const rows = figures.map(({ figure, from, to, change, isFromCorrected, isToCorrected }) => [
    figure,
    corrected(from, isFromCorrected),
    corrected(to, isToCorrected),
    change ?? '',
  ])
  const resolved = resolutions.map(({ edition, number, text, from, to }) => [
    `${edition}/${number}`,
    from ?? '—',
    to ?? '—',
    text,
  ])
  const head = [say('从', 'From'), say('到', 'To')]
  return (
    (rows.length > 0 ? table([say('指标', 'Figure'), ...head, say('增减', 'Change')], rows) : '') +
    (resolved.length > 0 ? table([say('议定事项', 'Resolution'), ...head, say('内容', 'Text')], resolved) : '')
  )
}

export const addMeetingDiff = (parent: Command, on: Invocation): void => {
  const { say } = on
  const { city } = valuesIn(say)
  parent
    .command('diff')
    .argument('<FROM>', say('较早的一次', 'the earlier edition'))
    .argument('<TO>', say('较晚的一次', 'the later edition'))
    .description(say('比较两次会议封存的材料', 'Compares the sealed briefs of two meetings'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--city <CODE>', say('只看该市的', 'only what is of this city'), city)
    .action(
      acting<Options>(on, async ({ cluster, city, ...options }, earlier, later): Promise<ExitCode> => {
        const asked = { cluster, city, from: editionIn(on, earlier), to: editionIn(on, later) }
        const { briefDiff } = await ask<{ briefDiff: Diff }>(on, options, diffQuestion, asked)
        on.terminal.out(options.json ? `${JSON.stringify({ briefDiff })}\n` : diffText(briefDiff, say))
        return 0
      }),
    )
}

interface Finding {
  readonly what: string
  readonly name: string | null
  readonly expected: string | null
  readonly found: string | null
}

const verifyQuestion = `query ($cluster: String!, $edition: Int!) {
  sealFindings(cluster: $cluster, edition: $edition) { what name expected found }
}`

export const addMeetingVerify = (parent: Command, on: Invocation): void => {
  const { say } = on
  const text = ['核验封存的材料与变更日志是否相符', 'Verifies a sealed brief against the change log'] as const
  ofMeeting(parent, on, 'verify', text).action(
    acting<CommonOptions & { cluster: string }>(on, async (options, given): Promise<ExitCode> => {
      const asked = { cluster: options.cluster, edition: editionIn(on, given) }
      const { sealFindings } = await ask<{ sealFindings: readonly Finding[] }>(on, options, verifyQuestion, asked)
      const lines = sealFindings.map(
        ({ what, name, expected, found }) => `${what} ${name ?? ''}\n  ${expected ?? '—'}\n  ${found ?? '—'}\n`,
      )
      const said = lines.length === 0 ? say('完好\n', 'Intact\n') : lines.join('')
      on.terminal.out(options.json ? `${JSON.stringify({ sealFindings })}\n` : said)
      return sealFindings.length === 0 ? 0 : 1
    }),
  )
}

import type { Command } from 'commander'
import type { RuleResult, Tally } from './check-rule.ts'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import type { Say } from './language.ts'
import { valuesIn } from './option-value.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster?: string
  readonly city?: string
  readonly source?: string
  readonly earlier?: string
  readonly endpointKey?: string
  readonly push?: boolean
}

const sandboxQuestion = 'query ($code: String!) { cluster(code: $code) { isSandbox } }'

const hubRules = async (
  on: Invocation,
  options: Options,
  open: () => Promise<AsyncIterable<Uint8Array>>,
  tally: Tally,
) => {
  const { cluster, city, source, push } = options
  if (cluster === undefined) return
  if (city === undefined || source === undefined)
    throw new WrongUse(on.say('给出 --cluster 时须同时给出 --city 和 --source', '--cluster needs --city and --source'))
  const client = await clientOf(on, options)
  const { checkDryRun, checkPushes } = await import('./check-hub.ts')
  const check = { on, client, cluster, city, source }
  if (push) {
    const answer = await client.graphql<{ cluster: { isSandbox: boolean } | null }>(sandboxQuestion, { code: cluster })
    if (!answer.cluster?.isSandbox)
      throw new WrongUse(
        on.say(`--push 只用于沙箱,${cluster} 不是`, `--push is for a sandbox, which ${cluster} is not`),
      )
  }
  await checkDryRun(check, await open(), tally)
  if (push) await checkPushes(check, open, tally)
}

const reportText = async (results: readonly RuleResult[], say: Say): Promise<string> => {
  const { table } = await import('./table.ts')
  const { checkRules } = await import('./check-rule.ts')
  const head = [
    say('规则', 'Rule'),
    say('结果', 'Result'),
    say('查', 'Checked'),
    say('不合', 'Short'),
    say('内容', 'What it asks'),
  ]
  const rows = results.map(({ rule, checked, failed }) => [
    rule,
    failed === 0 ? say('通过', 'pass') : say('不通过', 'FAIL'),
    checked,
    failed,
    say(checkRules[rule][0], checkRules[rule][1]),
  ])
  const failing = results.filter(({ failed }) => failed > 0)
  const details = failing.map(({ rule, failed, first }) => {
    const lines = first.map(({ line, rowId, found }) => {
      const place = [line === null ? null : say(`第 ${line} 行`, `line ${line}`), rowId].filter((part) => part !== null)
      return `  ${place.join(' ')}: ${found}`
    })
    const rest = failed > first.length ? `\n  … ${failed - first.length}` : ''
    return `${rule}\n${lines.join('\n')}${rest}\n`
  })
  const { harmless } = await import('./display-width.ts')
  const verdict =
    failing.length === 0
      ? say('全部通过。\n', 'All rules pass.\n')
      : say(`${failing.length} 条规则不通过。\n`, `${failing.length} rules fail.\n`)
  return [table(head, rows), ...details.map((text) => text.split('\n').map(harmless).join('\n')), verdict].join('\n')
}

const check = async (on: Invocation, options: Options, place: string): Promise<ExitCode> => {
  const { say, terminal } = on
  const { openTally } = await import('./check-rule.ts')
  const { checkSource } = await import('./check-source.ts')
  const { checkRows, compareFetches } = await import('./check-rows.ts')
  const tally = openTally()
  const context = { source: options.source, now: new Date() }
  const source = checkSource(place, options.endpointKey, tally, say, on.interruptible())
  const rows = await checkRows(await source.open(), tally, context)
  // The rules for a row by itself were held against the first fetch.
  const aside = openTally()
  if (source.isEndpoint) compareFetches(tally, rows, await checkRows(await source.open(), aside, context), true)
  if (options.earlier !== undefined) {
    const earlier = checkSource(options.earlier, options.endpointKey, aside, say, on.interruptible())
    compareFetches(tally, await checkRows(await earlier.open(), aside, context), rows, false)
  }
  await hubRules(on, options, source.open, tally)
  const results = tally.results()
  const isPassed = results.every(({ failed }) => failed === 0)
  terminal.out(
    options.json ? `${JSON.stringify({ passed: isPassed, rules: results })}\n` : await reportText(results, say),
  )
  return isPassed ? 0 : 1
}

export const addSyncCheck = (sync: Command, on: Invocation): void => {
  const { say } = on
  const values = valuesIn(say)
  sync
    .command('check')
    .description(
      say(
        '自测:目录文件或接口是否合乎对接规则,逐条列出不足',
        'Certifies a partner: holds a file, or an endpoint, against the rules and prints what falls short',
      ),
    )
    .argument(
      '<FILE|ENDPOINT>',
      say('NDJSON 文件,或以 NDJSON 提供目录的网址', 'rows as NDJSON, or an address that serves them'),
    )
    .option('--cluster <CODE>', say('沙箱城市群:再做试推送', 'the sandbox cluster: tries the rows at the hub too'))
    .option('--city <CODE>', say('城市代码', 'code of the city'), values.city)
    .option('--source <NAME>', say('数据源', 'source'), values.source)
    .option('--push', say('在沙箱里推送两次并核对', 'pushes twice into the sandbox and compares'))
    .option(
      '--earlier <FILE>',
      say('上一次的文件:检查版本只增、内容稳定', 'an earlier file: versions rise, content is stable'),
    )
    .option('--endpoint-key <KEY>', say('访问接口用的密钥', 'bearer key of the endpoint'))
    .addHelpText('after', `\n${say('退出码:0 全部通过,1 有规则不通过', 'Exit codes: 0 all rules pass, 1 some fail')}`)
    .action(acting<Options>(on, (options, place) => check(on, options, place!)))
}

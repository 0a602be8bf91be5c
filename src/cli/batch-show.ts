import type { Command } from 'commander'
import { ask } from './ask.ts'
import { batchDetails, batchTable, type ShownBatch } from './batch-text.ts'
import { refuseForErrors } from './failure.ts'
import { acting, type CommonOptions, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly ordinal?: number
}

const summary = 'ordinal title documentNumber state publishedOn isBackFilled publicationRecordedAt itemCount'

const listBatches = `query ($cluster: String!) {
  cluster(code: $cluster) { code }
  itemBatches(cluster: $cluster) { ${summary} }
}`

const oneBatch = `query ($cluster: String!, $ordinal: Int!) {
  cluster(code: $cluster) { code }
  itemBatch(cluster: $cluster, ordinal: $ordinal) {
    ${summary}
    consultations {
      round openedOn deadline
      answers { city { code name } manner confirmedOn }
      objections { city { code name } item { code name } reason raisedOn withdrawnOn }
    }
    adjustments { change item { code name } effectiveOn documentNumber reason }
  }
}`

interface Answer {
  readonly cluster: { readonly code: string } | null
  readonly itemBatches?: readonly ShownBatch[]
  readonly itemBatch?: ShownBatch | null
}

const notThere = async (on: Invocation, code: string, message: string, facts: Record<string, string | number>) => {
  const { plainProblem } = await import('../client/problem.ts')
  await refuseForErrors([plainProblem(code, message, facts)], on.terminal, on.say)
}

const show = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster, ordinal } = options
  const answer = await ask<Answer>(on, options, ordinal === undefined ? listBatches : oneBatch, { cluster, ordinal })
  if (answer.cluster === null)
    await notThere(on, 'CLUSTER_UNKNOWN', say(`没有城市群 ${cluster}`, `There is no cluster ${cluster}`), { cluster })
  if (answer.itemBatch === null) {
    const sentence = say(
      `${cluster} 没有第 ${ordinal} 批,或此密钥看不到`,
      `${cluster} has no batch ${ordinal}, or none that this key may see`,
    )
    await notThere(on, 'BATCH_UNKNOWN', sentence, { cluster, ordinal: ordinal ?? 0 })
  }
  const { itemBatch, itemBatches } = answer
  if (options.json) terminal.out(`${JSON.stringify(itemBatch ? { itemBatch } : { itemBatches })}\n`)
  else terminal.out(itemBatch ? batchDetails(itemBatch, say) : batchTable(itemBatches ?? [], say))
  return 0
}

export const addBatchShow = (batch: Command, on: Invocation): void => {
  const { say } = on
  batch
    .command('show')
    .description(
      say(
        '列出城市群的各批次;给出 --ordinal 则看一批的征求意见、异议与调整',
        'Lists a cluster’s batches, or one with its consultations, objections and adjustments',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .option('--ordinal <N>', say('第几批', 'ordinal of the batch'), valuesIn(say).whole(1))
    .action(acting<Options>(on, (options) => show(on, options)))
}

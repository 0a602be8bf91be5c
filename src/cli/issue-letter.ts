import { type Command, Option } from 'commander'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'
import { WrongUse } from './wrong-use.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly letter: string
  readonly organ?: string
  readonly asOf?: string
  readonly out: string
}

const write = async (on: Invocation, options: Options, given: string): Promise<ExitCode> => {
  const { say } = on
  const { cluster, letter, organ, asOf, out } = options
  const issue = String(valuesIn(say).between(1, 999_999_999)(given))
  if (!/\.docx$/i.test(out)) throw new WrongUse(say(`--out ${out} 应为 .docx`, `--out ${out} is to be a .docx`))
  const { mustBeWritable, writeWhole } = await import('./whole-file.ts')
  await mustBeWritable(out, '--out', say)
  const client = await clientOf(on, options)
  const content = await client.paper('letter.docx', { cluster, issue, letter, organ, asOf }, on.interruptible())
  await writeWhole(out, async (handle) => handle.writeFile(content.stream()))
  on.terminal.out(
    options.json
      ? `${JSON.stringify({ file: out, bytes: content.size })}\n`
      : say(`已写 ${out}\n`, `Written to ${out}\n`),
  )
  return 0
}

export const addIssueLetter = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('letter')
    .argument('<NUMBER>', say('事项编号', 'number of the issue'))
    .description(say('生成交办函、提醒函或督办函(.docx)', 'Writes the letter of an issue as .docx'))
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .addOption(
      new Option('--letter <LETTER>', say('交办函、提醒函或督办函', 'which letter'))
        .choices(['ASSIGNMENT', 'REMINDER', 'SUPERVISION'])
        .makeOptionMandatory(),
    )
    .option('--organ <NAME>', say('落款单位,默认为城市群秘书处', 'who signs, else the cluster’s secretariat'))
    .option('--as-of <DATE>', say('截至日期,默认今天', 'as of a day, else today'), valuesIn(say).day)
    .requiredOption('--out <FILE>', say('写到哪个 .docx', 'to which .docx'))
    .action(acting<Options>(on, (options, number) => write(on, options, number!)))
}

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { acting, type CommonOptions, clientOf, type ExitCode, type Invocation } from './invocation.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly cluster: string
  readonly edition: number
  readonly out: string
}

/** The minutes too: they say what was resolved, before the meeting that there is nothing yet. */
const names = ['report.docx', 'annexes.xlsx', 'minutes.docx'] as const

const write = async (on: Invocation, options: Options): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster, edition, out } = options
  const { writeWhole } = await import('./whole-file.ts')
  const client = await clientOf(on, options)
  const files: { file: string; bytes: number }[] = []
  for (const name of names) {
    const content = await client.meetingPaper({ cluster, edition, name }, on.interruptible())
    await mkdir(out, { recursive: true })
    const file = join(out, `${cluster}-${edition}-${name}`)
    await writeWhole(file, async (handle) => handle.writeFile(content.stream()))
    files.push({ file, bytes: content.size })
  }
  if (options.json) terminal.out(`${JSON.stringify({ files })}\n`)
  else for (const { file } of files) terminal.out(say(`已写 ${file}\n`, `Written to ${file}\n`))
  return 0
}

export const addReportMeeting = (parent: Command, on: Invocation): void => {
  const { say } = on
  parent
    .command('meeting')
    .description(
      say(
        '写出联席会议材料:情况汇报、附表、会议纪要;已封存的逐字节不变',
        'Writes the papers of a joint meeting: report, annexes, minutes; once sealed byte for byte the same',
      ),
    )
    .requiredOption('--cluster <CODE>', say('城市群代码', 'code of the city cluster'))
    .requiredOption('--edition <N>', say('第几次会议', 'which meeting'), valuesIn(say).between(1, 9999))
    .requiredOption('--out <DIR>', say('写到哪个文件夹', 'to which folder'))
    .action(acting<Options>(on, (options) => write(on, options)))
}

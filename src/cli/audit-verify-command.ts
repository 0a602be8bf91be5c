import type { Command } from 'commander'
import { acting, type CommonOptions, type Invocation, keyOf, urlOf } from './invocation.ts'
import { valuesIn } from './option-value.ts'

interface Options extends CommonOptions {
  readonly after: number
  readonly fromHead?: string
  readonly expectHead?: string
}

/** The command is a door to the stand-alone program, which does its own reading. */
export const addAuditVerify = (audit: Command, on: Invocation): void => {
  const { say, terminal } = on
  const { hash, whole } = valuesIn(say)
  audit
    .command('verify')
    .description(
      say(
        '核验变更日志的哈希链:导出的文件(- 为标准输入),不给文件则直接向互通读取',
        'Verifies the hash chain of the change log: of an export (- for standard input), or else as the hub exports it',
      ),
    )
    .argument('[FILE]', say('audit export 的文件', 'a file of audit export'))
    .option('--after <N>', say('不给文件时:从此号之后核验', 'without a file: from after this number on'), whole(0), 0)
    .option('--from-head <HASH>', say('导出须从此哈希接起', 'the export must begin at this hash'), hash)
    .option(
      '--expect-head <HASH>',
      say('链须经过此哈希(如打印存档的)', 'the chain must pass through this hash, such as one kept on paper'),
      hash,
    )
    .action(
      acting<Options>(on, async ({ fromHead, expectHead, after, ...options }, file) => {
        const { auditVerify } = await import('./audit-verify.ts')
        on.mayEndAnywhere()
        const request = {
          file,
          url: urlOf(on, options),
          key: keyOf(on, options) ?? '',
          after: String(after),
          lang: on.language,
          'from-head': fromHead,
          'expect-head': expectHead,
          json: options.json === true,
        }
        return auditVerify(request, { stdout: { write: terminal.out }, stderr: { write: terminal.err } })
      }),
    )
}

import { Command, Option } from 'commander'
import { addAuditExport } from './audit-export.ts'
import { addAuditVerify } from './audit-verify-command.ts'
import { addBatchRegister } from './batch-register.ts'
import { addBatchShow } from './batch-show.ts'
import { addBoard } from './board.ts'
import { addCount } from './count.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { helpIn } from './help-text.ts'
import type { Invocation } from './invocation.ts'
import { addIssueLetter } from './issue-letter.ts'
import { addIssueList, addIssueShow } from './issue-list.ts'
import { addIssueAnswers, addIssueAssign, addIssueEscalate, addIssueJudging, addIssueRaise } from './issue-step.ts'
import { addItemCanHandle } from './item-can-handle.ts'
import { addItemDiff } from './item-diff.ts'
import { addItemMatch } from './item-match.ts'
import { addItemShare } from './item-share.ts'
import { addKeyIssue } from './key-issue.ts'
import { addKeyLink } from './key-link.ts'
import { addKeyRevoke } from './key-revoke.ts'
import { addKeyRotate } from './key-rotate.ts'
import { addMapLoad } from './map-load.ts'
import { addMapPropose } from './map-propose.ts'
import { addMapDrop, addMapSet } from './map-set.ts'
import { addMapShow } from './map-show.ts'
import { addMeetingConvene } from './meeting-convene.ts'
import { addMeetingCutOff } from './meeting-cut-off.ts'
import { addMeetingDiff, addMeetingVerify } from './meeting-diff.ts'
import { addMeetingList } from './meeting-list.ts'
import { addMeetingText } from './meeting-part.ts'
import { addMeetingConfirming, addMeetingSealing } from './meeting-seal.ts'
import { addMeetingShow } from './meeting-show.ts'
import { addMigrate } from './migrate.ts'
import { addObligations } from './obligations.ts'
import { addPlanExport } from './plan-export.ts'
import { addPlanImport } from './plan-import.ts'
import { addProgressImport } from './progress-import.ts'
import { addReportDispatch } from './report-dispatch.ts'
import { addReportMeeting } from './report-meeting.ts'
import { addResolutionAdopt } from './resolution-adopt.ts'
import { addResolutionList } from './resolution-list.ts'
import { addResolutionProgress } from './resolution-progress.ts'
import { addResolutionShow } from './resolution-show.ts'
import { addScorecard } from './scorecard.ts'
import { addServe } from './serve.ts'
import { addSyncCheck } from './sync-check.ts'
import { addSyncFollow } from './sync-follow.ts'
import { addSyncPull } from './sync-pull.ts'
import { addSyncPush } from './sync-push.ts'
import { addSyncReconcile } from './sync-reconcile.ts'
import { addSyncRejected } from './sync-rejected.ts'

import { addUseRecord } from './use-record.ts'
import { addUseShow } from './use-show.ts'

const withCommonOptions = (program: Command, { say }: Invocation): Command =>
  program
    .option(
      '--url <URL>',
      say(
        '互通的地址(HUTONG_URL,默认 http://127.0.0.1:8787)',
        'address of the hub (HUTONG_URL, else http://127.0.0.1:8787)',
      ),
    )
    .option('--key <KEY>', say('密钥(HUTONG_KEY)', 'key (HUTONG_KEY)'))
    .option('--json', say('供程序读取的输出', 'output for programs'))
    .addOption(
      new Option(
        '--lang <LANG>',
        say(
          '语言;不给则看系统语言,英文系统用英文,其余用中文',
          'language; else English on a system in English, Chinese on any other',
        ),
      ).choices(['zh', 'en']),
    )
    .helpOption('-h, --help', say('显示帮助', 'show this help'))
    .helpCommand(false)

/** All commands. What a command throws, and what commander finds wrong, is left to the caller. */
export const programFor = (on: Invocation): Command => {
  const { say, terminal } = on
  const program = withCommonOptions(new Command('hutong'), on)
    .description(
      say(
        '互通:城市群政务服务跨市通办与结果互认枢纽',
        'Hutong: the hub with which neighbouring cities handle and recognise each other’s services',
      ),
    )
    .exitOverride()
    .configureHelp(helpIn(say))
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .addHelpText('after', `\n${say('退出码:0 完成,1 被拒绝,2 用法有误', 'Exit codes: 0 done, 1 refused, 2 wrong use')}`)
  const group = (name: string, text: string) =>
    program
      .command(name)
      .description(text)
      .helpOption('-h, --help', say('显示帮助', 'show this help'))
      .helpCommand(false)
  for (const add of [addServe, addDemo, addMigrate, addDoctor]) add(program, on)
  const key = group('key', say('密钥:issue、rotate、revoke、link', 'keys: issue, rotate, revoke, link'))
  for (const add of [addKeyIssue, addKeyRotate, addKeyRevoke, addKeyLink]) add(key, on)
  const batch = group('batch', say('批次:register、show', 'batches: register, show'))
  for (const add of [addBatchRegister, addBatchShow]) add(batch, on)
  const item = group('item', say('事项:match、can-handle、diff、share', 'items: match, can-handle, diff, share'))
  for (const add of [addItemMatch, addItemCanHandle, addItemDiff, addItemShare]) add(item, on)
  addCount(program, on)
  addBoard(program, on)
  const issue = group(
    'issue',
    say(
      '需协调事项:list、show、raise、assign、handle、answer、return、close、escalate、letter',
      'problems needing coordination: list, show, raise, assign, handle, answer, return, close, escalate, letter',
    ),
  )
  for (const add of [addIssueList, addIssueShow, addIssueRaise, addIssueAssign, addIssueAnswers]) add(issue, on)
  for (const add of [addIssueJudging, addIssueEscalate, addIssueLetter]) add(issue, on)
  addScorecard(program, on)
  const meeting = group(
    'meeting',
    say(
      '联席会议:list、show、convene、cut-off、text、confirm、object、answer、seal、erratum、diff、verify',
      'joint meetings: list, show, convene, cut-off, text, confirm, object, answer, seal, erratum, diff, verify',
    ),
  )
  for (const add of [addMeetingList, addMeetingShow, addMeetingConvene, addMeetingCutOff, addMeetingText])
    add(meeting, on)
  for (const add of [addMeetingConfirming, addMeetingSealing, addMeetingDiff, addMeetingVerify]) add(meeting, on)
  const resolution = group(
    'resolution',
    say('议定事项:list、show、adopt、progress', 'resolutions: list, show, adopt, progress'),
  )
  for (const add of [addResolutionList, addResolutionShow, addResolutionAdopt, addResolutionProgress])
    add(resolution, on)
  const report = group('report', say('文件:dispatch、meeting', 'papers: dispatch, meeting'))
  for (const add of [addReportDispatch, addReportMeeting]) add(report, on)
  const use = group('use', say('办件量与评价:show、record', 'use and quality of services: show, record'))
  for (const add of [addUseShow, addUseRecord]) add(use, on)
  const plan = group('plan', say('年度清单:import、export', 'the lists of a year: import, export'))
  for (const add of [addPlanImport, addPlanExport]) add(plan, on)
  addProgressImport(group('progress', say('进展:import', 'progress: import')), on)
  addObligations(program, on)
  const map = group('map', say('代码对照:show、set、drop、load、propose', 'code maps: show, set, drop, load, propose'))
  for (const add of [addMapShow, addMapSet, addMapDrop, addMapLoad, addMapPropose]) add(map, on)
  const audit = group('audit', say('变更日志:export、verify', 'the change log: export, verify'))
  for (const add of [addAuditExport, addAuditVerify]) add(audit, on)
  const sync = group(
    'sync',
    say(
      '对接同步:push、pull、follow、reconcile、check、rejected',
      'partners’ systems: push, pull, follow, reconcile, check, rejected',
    ),
  )
  for (const add of [addSyncPush, addSyncPull, addSyncFollow, addSyncReconcile, addSyncRejected, addSyncCheck])
    add(sync, on)
  return program
}

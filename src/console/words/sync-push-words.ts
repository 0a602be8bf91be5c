import type { Wording } from '../../base/wording.ts'
import type { AlertReason } from '../../feed/alert.ts'

export const pushWords = {
  pushes: { zh: '推送记录', en: 'Pushes' },
  none: { zh: '还没有推送。', en: 'Nothing was pushed yet.' },
  push: { zh: '推送', en: 'Push' },
  title: { zh: '推送 {push}', en: 'Push {push}' },
  mode: { zh: '方式', en: 'Mode' },
  state: { zh: '状态', en: 'State' },
  started: { zh: '开始', en: 'Begun' },
  ended: { zh: '结束于{at}', en: 'Ended {at}' },
  received: { zh: '收到', en: 'Received' },
  repeated: { zh: '重复行', en: 'Repeated' },
  chunks: { zh: '分块', en: 'Chunks' },
  chunk: { zh: '块', en: 'Chunk' },
  rows: { zh: '行数', en: 'Rows' },
  body: { zh: '内容哈希', en: 'Hash of its body' },
  applied: { zh: '{applied}／{chunks}块已生效', en: '{applied} of {chunks} applied' },
  staged: { zh: '暂存，未生效', en: 'Staged' },
  outcomes: { zh: '下载逐行结果', en: 'Outcome of each row' },
  outcomesBad: { zh: '只下载不接受和冲突的', en: 'Rejected and conflicting only' },
  drop: {
    zh: '全量目录只有{now}行，在用的有{before}行，减少超过{share}，须人工确认后才生效。',
    en: 'The whole catalogue has {now} rows, {before} are in force: a drop of more than {share} waits to be confirmed.',
  },
  missing: {
    zh: '在用而不在本次全量目录中的{n}行（不会自动取消，确已取消的请推送“取消”）',
    en: '{n} rows in force that the whole catalogue had not (none is cancelled for that; push CANCEL for those that are)',
  },
  confirm: { zh: '核对无误，确认生效', en: 'Apply it all the same' },
  finish: { zh: '结束并生效', en: 'Finish and apply' },
  goOn: { zh: '继续生效', en: 'Go on applying' },
  abandon: { zh: '放弃这次推送', en: 'Give this push up' },
  toRejected: { zh: '去改正', en: 'Mend them' },
} as const satisfies Record<string, Wording>

export const sourceWords = {
  rowsKnown: { zh: '已收到的行', en: 'Rows received' },
  rowsInForce: { zh: '其中在用', en: 'In force' },
  checksum: { zh: '核对校验和', en: 'Checksum' },
  checksumNote: {
    zh: '行数与校验和同本市系统所算一致，即证明一行不漏、一字不差（算法：各行“行标识 TAB 版本 TAB 行哈希 LF”依次连接取 SHA-256；hutong sync reconcile 可代为比对）。',
    en: 'If count and checksum equal those of your own system, no row was missed and none differs: SHA-256 over `row id TAB version TAB row hash LF` in order; `hutong sync reconcile` compares.',
  },
  settings: { zh: '约定', en: 'What is agreed' },
  cadenceHours: { zh: '推送频次（小时）', en: 'Cadence (hours)' },
  dropShare: { zh: '全量减少超过此比例须确认（%）', en: 'A drop of more than this waits (%)' },
  rejectedShare: { zh: '不接受超过此比例即提醒（%）', en: 'Alert above this share rejected (%)' },
  save: { zh: '保存', en: 'Save' },
  alerts: { zh: '提醒', en: 'Alerts' },
  noAlerts: { zh: '没有未处理的提醒。', en: 'No alert is open.' },
  note: { zh: '处理说明', en: 'Note' },
  acknowledge: { zh: '已在处理', en: 'Looked after' },
} as const satisfies Record<string, Wording>

export const alertWords: Readonly<Record<AlertReason, Wording>> = {
  REJECTED: { zh: '不接受的行过多', en: 'Too many rows rejected' },
  DROPPED: { zh: '全量目录大幅减少，待确认', en: 'A whole catalogue shrank and waits' },
  ABANDONED: { zh: '推送被放弃', en: 'A push was given up' },
  STUCK: { zh: '推送中断两小时以上', en: 'A push was left lying' },
  OVERDUE: { zh: '超过约定频次未推送', en: 'No push came as agreed' },
}

export const sheetWords = {
  title: { zh: '上传表格', en: 'Upload a sheet' },
  intro: {
    zh: '可上传“待改的行”下载的标注表，或本市系统导出的 xlsx、csv（列名按对照表理解）。先试推送，不写入。',
    en: 'The marked sheet of rows to be mended, or what your system exports as xlsx or csv. Try it first; nothing is written.',
  },
  file: { zh: '表格（xlsx、csv）', en: 'Sheet (xlsx, csv)' },
  version: { zh: '各行版本号（表中没有版本列时）', en: 'Version of rows, where the sheet has no such column' },
  check: { zh: '试推送', en: 'Try' },
  push: { zh: '推送', en: 'Push' },
  marked: { zh: '下载标注表', en: 'The sheet, marked' },
  missing: { zh: '请选择文件。', en: 'Choose a file.' },
  nothingToMark: { zh: '没有可标注的问题。', en: 'There is nothing to mark.' },
  checked: { zh: '试推送结果（没有写入）', en: 'Tried, nothing written' },
  pushed: { zh: '已推送', en: 'Pushed' },
  tally: {
    zh: '共{received}行：新增{created}，更新{updated}，不变{unchanged}，版本过旧{outdated}，冲突{conflict}，不接受{rejected}',
    en: '{received} rows: {created} created, {updated} updated, {unchanged} unchanged, {outdated} outdated, {conflict} in conflict, {rejected} rejected',
  },
} as const satisfies Record<string, Wording>

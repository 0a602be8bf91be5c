import type { Wording } from '../../base/wording.ts'
import type { ChainFault } from '../../feed/verify-changes.ts'

export const changeWords = {
  changes: { zh: '变更日志', en: 'Change log' },
  note: {
    zh: '共{head}号，按提交顺序逐页列出；不在所选之列或不供您查看的只留哈希，链条照样可核验',
    en: '{head} numbers in the order of their commits; of what is filtered or not yours only hashes stand, so that the chain still verifies',
  },
  kind: { zh: '种类', en: 'Kind' },
  city: { zh: '城市', en: 'City' },
  all: { zh: '全部', en: 'All' },
  show: { zh: '查看', en: 'Show' },
  commit: { zh: '提交{from}–{to}', en: 'Commit {from}–{to}' },
  number: { zh: '号', en: 'No.' },
  subject: { zh: '对象', en: 'Subject' },
  content: { zh: '内容与哈希', en: 'Content and hash' },
  removed: { zh: '删除', en: 'Removed' },
  withheld: { zh: '另有{n}号未列出', en: '{n} numbers are not listed' },
  none: { zh: '这一页没有所选的变更。', en: 'This page has none of these changes.' },
  cursor: { zh: '本页之后的游标', en: 'Cursor after this page' },
  reconcile: { zh: '{city}实施清单核对', en: 'Implementations of {city}, to compare' },
  reconciled: { zh: '{n}条，校验和', en: '{n}, checksum' },
  reconcileNote: {
    zh: '同步方用自己的副本算出同样的条数与校验和，即证明一条不漏（/sync/reconcile、hutong sync reconcile）。',
    en: 'A copy with the same count and checksum has missed none (/sync/reconcile, hutong sync reconcile).',
  },
  verify: { zh: '核验全部日志', en: 'Verify the whole log' },
  export: { zh: '导出全部日志（供独立核验）', en: 'Export it, to be verified elsewhere' },
  intact: {
    zh: '完好：{commits}次提交、{entries}号，链首尾相接，一号不缺。',
    en: 'Intact: {commits} commits, {entries} numbers.',
  },
  partly: {
    zh: '至此完好：{commits}次提交、{entries}号；日志较长，余下请导出后用 hutong audit verify 核验。',
    en: 'Intact so far: {commits} commits, {entries} numbers; export it for the rest, and run `hutong audit verify`.',
  },
  broken: { zh: '第{n}号处不符：{why}', en: 'Broken at number {n}: {why}' },
  ofHashes: { zh: '其中{n}号您只能看到哈希。', en: 'Of {n} of them only hashes are yours to see.' },
  headHash: { zh: '最新哈希', en: 'Head' },
} as const satisfies Record<string, Wording>

export const faultWords: Readonly<Record<ChainFault, Wording>> = {
  ENTRY: { zh: '内容与其哈希不符，此条被改过', en: 'its content does not fit its hash' },
  ROOT: { zh: '各条哈希与提交的根不符', en: 'the entries do not fit the root of their commit' },
  COMMIT: { zh: '提交的字段与其哈希不符', en: 'a field of the commit was edited' },
  LINK: { zh: '与前一次提交接不上', en: 'the commit does not follow the one before' },
  GAP: { zh: '缺号', en: 'a number is missing' },
}

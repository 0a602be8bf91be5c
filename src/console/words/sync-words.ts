import type { Wording } from '../../base/wording.ts'
import type { RowOutcome } from '../../sync/row-outcome.ts'
import type { PushMode, PushState } from '../../sync/sync-push.ts'

export const syncWords = {
  section: { zh: '同步', en: 'Exchange' },
  partners: { zh: '对接系统', en: 'Partner systems' },
  subscribers: { zh: '回调订阅', en: 'Webhooks' },
  changes: { zh: '变更日志', en: 'Change log' },
  ofSource: { zh: '{source} 的页面', en: 'Pages of {source}' },
  source: { zh: '概况与推送', en: 'State and pushes' },
  rejected: { zh: '待改的行', en: 'Rows to be mended' },
  upload: { zh: '上传表格', en: 'Upload a sheet' },
  map: { zh: '代码对照表', en: 'Code map' },
  sourceTitle: { zh: '{city} {source}', en: '{source} of {city}' },
  sandbox: { zh: '沙箱', en: 'Sandbox' },
  done: { zh: '已保存。', en: 'Saved.' },
} as const satisfies Record<string, Wording>

export const outcomeWords: Readonly<Record<RowOutcome, Wording>> = {
  CREATED: { zh: '新增', en: 'Created' },
  UPDATED: { zh: '更新', en: 'Updated' },
  UNCHANGED: { zh: '不变', en: 'Unchanged' },
  OUTDATED: { zh: '版本过旧', en: 'Outdated' },
  CONFLICT: { zh: '同版本不同内容', en: 'Conflict' },
  REJECTED: { zh: '不接受', en: 'Rejected' },
}

export const pushStateWords: Readonly<Record<PushState, Wording>> = {
  OPEN: { zh: '接收中', en: 'Open' },
  BLOCKED: { zh: '待确认', en: 'To be confirmed' },
  APPLYING: { zh: '生效中', en: 'Being applied' },
  DONE: { zh: '已完成', en: 'Done' },
  ABANDONED: { zh: '已放弃', en: 'Given up' },
}

export const pushModeWords: Readonly<Record<PushMode, Wording>> = {
  CHANGES: { zh: '增量', en: 'Changes' },
  WHOLE: { zh: '全量', en: 'Whole catalogue' },
}

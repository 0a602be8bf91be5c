import type { Wording } from '../base/wording.ts'
import { declarationWording } from './declaration-wording.ts'

export const recognitionWording = {
  ORDINAL_OUT_OF_RANGE: {
    zh: '批次序号须为 1 至 {highest} 的整数。',
    en: 'The ordinal must be a whole number from 1 to {highest}.',
  },
  DATE_IN_THE_FUTURE: {
    zh: '日期 {found} 晚于今天（{today}），请填写今天或以前的日期。',
    en: '{found} is later than today ({today}).',
  },
  BATCH_UNKNOWN: { zh: '没有序号为 {ordinal} 的批次。', en: 'There is no batch {ordinal}.' },
  BATCH_ORDINAL_TAKEN: {
    zh: '第 {ordinal} 批已存在：“{title}”（{state}）。请换一个序号；若要补充同一草案，请使用相同的标题。',
    en: 'Batch {ordinal} exists: "{title}" ({state}). Take another ordinal, or the same title to add to the same draft.',
  },
  BATCH_STATE_NOT_ALLOWED: {
    zh: '第 {ordinal} 批目前为 {state}，此操作只适用于 {allowed}。',
    en: 'Batch {ordinal} is {state}; this needs {allowed}.',
  },
  CLUSTER_WITHOUT_MEMBERS: {
    zh: '城市群“{cluster}”在 {day} 没有成员城市，无法征求意见；请先登记成员。',
    en: 'The cluster "{cluster}" has no members on {day}.',
  },
  DEADLINE_IN_THE_PAST: {
    zh: '截止日期 {found} 早于今天（{today}）。',
    en: 'The deadline {found} is before today ({today}).',
  },
  CITY_NOT_ASKED: {
    zh: '城市 {city} 不在第 {round} 轮征求意见的范围内（以发起当日的成员为准）。',
    en: 'City {city} was not asked in round {round}: it was no member on the day it was opened.',
  },
  ALREADY_CONFIRMED: {
    zh: '贵市已于 {confirmedOn} 确认，本次未作改动。',
    en: 'Your city confirmed on {confirmedOn}; nothing changed.',
  },
  CITY_HAS_CONFIRMED: {
    zh: '贵市已于 {confirmedOn} 确认本轮，不能再提异议。',
    en: 'Your city confirmed this round on {confirmedOn} and can no longer object.',
  },
  OWN_OBJECTION_STANDS: {
    zh: '贵市还有 {count} 条异议未撤回，撤回后方可确认。',
    en: 'Your city has {count} objections that stand; withdraw them before confirming.',
  },
  OBJECTION_TOO_LATE: { zh: '本轮征求意见已于 {deadline} 截止。', en: 'This round ended on {deadline}.' },
  ALREADY_OBJECTED: {
    zh: '贵市本轮已对事项“{code}”提出异议。',
    en: 'Your city has objected to "{code}" in this round.',
  },
  OBJECTION_UNKNOWN: {
    zh: '贵市本轮没有对事项“{code}”的有效异议。',
    en: 'Your city has no standing objection to "{code}" in this round.',
  },
  OBJECTION_STANDS: {
    zh: '还有 {count} 条异议未解决（{cities}），不能公布；请退回起草修改，或由提出城市撤回。',
    en: '{count} objections stand ({cities}); return the batch to draft or have them withdrawn.',
  },
  CONFIRMATION_WAITED_FOR: {
    zh: '仍在等待 {cities} 确认（截止 {deadline}），不能公布。',
    en: '{cities} have not confirmed yet (deadline {deadline}).',
  },
  ITEM_UNKNOWN: {
    zh: '在本城市群的批次中没有找到事项“{code}”。',
    en: 'No item "{code}" was found in the cluster\'s batches.',
  },
  ITEM_NOT_IN_BATCH: { zh: '事项“{code}”不在该批次中。', en: 'The item "{code}" is not in the batch.' },
  ITEM_LISTED_TWICE: {
    zh: '事项 {merged} 已并入同一清单中的 {successor}，公布前请退回起草并移出其中一项。',
    en: 'The item {merged} was merged into {successor}, which the list has too; return the batch to draft and drop one.',
  },
  ITEM_ALREADY_IN_BATCH: { zh: '事项“{code}”已在该批次中。', en: 'The item "{code}" is in the batch already.' },
  ITEM_ADDED_AND_WITHDRAWN: {
    zh: '同一事项不能在一次调整中既增加又退出。',
    en: 'One item cannot be added and withdrawn in one adjustment.',
  },
  PUBLISHED_BEFORE_CONSULTATION: {
    zh: '公布日期 {publishedOn} 早于本轮征求意见开始之日（{openedOn}）；往年批次请按已公布批次登记。',
    en: 'The day of publication {publishedOn} is before the consultation was opened ({openedOn}); enter batches of past years as published.',
  },
  ADJUSTMENT_BEFORE_PUBLICATION: {
    zh: '调整的生效日期不能早于公布日期 {publishedOn}。',
    en: 'An adjustment cannot take effect before the publication on {publishedOn}.',
  },
  ADJUSTMENT_OUT_OF_ORDER: {
    zh: '事项“{code}”在 {known} 已有调整，不能再登记更早生效的调整。',
    en: 'The item "{code}" has an adjustment of {known}; an earlier one cannot follow it.',
  },
  COUNT_OUT_OF_RANGE: { zh: '条数须在 1 至 {most} 之间，请分次提交。', en: 'Give 1 to {most} of them.' },
  DECISION_UNCLEAR: {
    zh: '事项“{code}”须二选一：与某事项相同，或确认为新事项。',
    en: 'Say of "{code}" either what it is the same as, or that it is new.',
  },
  ITEM_NOT_WAITING: {
    zh: '事项“{code}”不在待对应队列中：它有国家编码，或已有人确认。',
    en: 'The item "{code}" does not wait: it has a national code or was decided on.',
  },
  ITEM_DECIDED_TWICE: { zh: '同一次提交中对事项“{code}”作了两次决定。', en: 'The item "{code}" is decided on twice.' },
  ITEM_SAME_AS_ITSELF: { zh: '事项“{code}”不能与自己对应。', en: 'The item "{code}" cannot be the same as itself.' },
  ITEM_MERGED: {
    zh: '事项“{code}”已并入“{successor}”，请改用“{successor}”办理。',
    en: 'The item "{code}" was merged into "{successor}": say it of that one.',
  },
  MATCH_TARGET_NOT_SETTLED: {
    zh: '事项“{code}”已并入其他事项或自身尚待对应，请先处理它。',
    en: 'The item "{code}" was merged or waits itself; settle it first.',
  },
  CHANGE_MISSING: {
    zh: '没有说明拟作的变更，请至少给出状态（暂停、取消、在用）或承诺时限。',
    en: 'Say what would change: the state, the committed time limit, or both.',
  },
  COMPARISON_TOO_LARGE: {
    zh: '一次最多比对 {mostCities} 个城市、{most} 份实施清单（事项数乘以城市数），现为 {cities} 个城市；请指定城市或批次。',
    en: 'At most {mostCities} cities and {most} implementations (items times cities) are compared at once, not {cities} cities; name cities, or a batch.',
  },
  COUNT_TOO_LARGE: {
    zh: '一次最多 {most} 行，更多请上传文件。',
    en: 'At most {most} rows here; upload a file for more.',
  },
  ...declarationWording,
} as const satisfies Record<string, Wording>

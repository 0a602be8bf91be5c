import type { PostFailure } from '../../base/outbound.ts'
import type { Wording } from '../../base/wording.ts'
import type { SignalType } from '../../feed/signal.ts'
import type { SubscriberState } from '../../feed/subscriber.ts'

export const webhookWords = {
  subscribers: { zh: '回调订阅', en: 'Webhooks' },
  note: {
    zh: '有新变更时通知对方系统来取；通知只说“有变更”，不含内容，签名按 Standard Webhooks。',
    en: 'Tells a system that there is something to pull, and nothing of what; signed as Standard Webhooks say.',
  },
  none: { zh: '还没有订阅。', en: 'Nobody is told yet.' },
  holder: { zh: '持有人', en: 'Holder' },
  city: { zh: '城市', en: 'City' },
  office: { zh: '秘书处', en: 'Secretariat' },
  url: { zh: '回调地址', en: 'Address' },
  kinds: { zh: '变更种类', en: 'Kinds' },
  allKinds: { zh: '全部', en: 'All' },
  kindsHint: {
    zh: '留空为全部；多种以逗号分隔，如 implementation.recorded, batch.published',
    en: 'Empty for all; else with commas, such as implementation.recorded, batch.published',
  },
  state: { zh: '状态', en: 'State' },
  behind: { zh: '落后', en: 'Behind' },
  behindCount: { zh: '{n}条', en: '{n}' },
  acknowledged: { zh: '最近确认', en: 'Last acknowledged' },
  never: { zh: '尚无', en: 'Never' },
  failure: { zh: '最近失败', en: 'Last failure' },
  next: { zh: '下次投递', en: 'Next attempt' },
  keyEnded: { zh: '持有人的密钥已失效，恢复时改用您的权限', en: "The holder's keys have ended; resuming takes yours" },
  register: { zh: '新增订阅', en: 'Tell another address' },
  registered: { zh: '已登记：{url}', en: 'Registered: {url}' },
  secret: {
    zh: '签名密钥，只显示这一次，请立即存入对方系统：',
    en: 'The secret is shown this once; put it into the receiver now:',
  },
  noSecret: { zh: '签名密钥此前已显示过；遗失请更换。', en: 'The secret was shown before; rotate it if it is lost.' },
  title: { zh: '订阅 {url}', en: 'Webhook {url}' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复', en: 'Resume' },
  rotate: { zh: '更换密钥', en: 'Rotate the secret' },
  grace: { zh: '旧密钥续用（分钟）', en: 'The old one signs on (minutes)' },
  remove: { zh: '移除', en: 'Remove' },
  removed: { zh: '已移除。', en: 'Removed.' },
  deliveries: { zh: '投递记录', en: 'Deliveries' },
  noDeliveries: { zh: '还没有投递过。', en: 'Nothing was delivered yet.' },
  at: { zh: '时间', en: 'At' },
  type: { zh: '内容', en: 'Tells of' },
  stretch: { zh: '变更号', en: 'Changes' },
  attempt: { zh: '第几次', en: 'Attempt' },
  byHand: { zh: '手动重发', en: 'By hand' },
  answer: { zh: '回应', en: 'Answer' },
  duration: { zh: '用时', en: 'Took' },
  resend: { zh: '重发', en: 'Send again' },
  resent: { zh: '已重发：{answer}', en: 'Sent again: {answer}' },
} as const satisfies Record<string, Wording>

export const subscriberStateWords: Readonly<Record<SubscriberState, Wording>> = {
  ACTIVE: { zh: '正常', en: 'Active' },
  PAUSED: { zh: '已暂停', en: 'Paused' },
  DEAD: { zh: '已停投', en: 'Dead' },
}

export const signalWords: Readonly<Record<SignalType, Wording>> = {
  'changes.recorded': { zh: '有变更', en: 'Changes' },
  'sync.alerted': { zh: '推送提醒', en: 'An alert' },
}

const failureWords: Readonly<Record<PostFailure | 'REDIRECTED' | 'GONE' | 'STATUS_NOT_2XX' | 'KEY_ENDED', Wording>> = {
  TIMED_OUT: { zh: '超时', en: 'Timed out' },
  TARGET_NOT_ALLOWED: { zh: '地址不允许调用', en: 'Address not allowed' },
  NAME_UNKNOWN: { zh: '找不到主机', en: 'No such host' },
  CONNECTION_REFUSED: { zh: '拒绝连接', en: 'Connection refused' },
  CERTIFICATE_NOT_TRUSTED: { zh: '证书不受信任', en: 'Certificate not trusted' },
  CONNECTION_FAILED: { zh: '连接失败', en: 'Connection failed' },
  REDIRECTED: { zh: '被重定向', en: 'Redirected' },
  GONE: { zh: '对方已停用（410）', en: 'Gone (410)' },
  STATUS_NOT_2XX: { zh: '对方未确认', en: 'Not acknowledged' },
  KEY_ENDED: { zh: '持有人密钥失效', en: 'The holder has no key' },
}

/** Why something was not acknowledged, as people say it; a word that stands nowhere as it is. */
export const failureText = (why: string, language: 'zh' | 'en'): string =>
  Object.hasOwn(failureWords, why) ? failureWords[why as PostFailure][language] : why

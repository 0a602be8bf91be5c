import type { Wording } from '../base/wording.ts'

export const subscriberWording = {
  WEBHOOK_URL_INVALID: {
    zh: '回调地址无效：须为 https 网址，不超过 {longest} 个字符，不含 # 部分。',
    en: 'The address is not one: an https URL of at most {longest} characters without a fragment.',
  },
  WEBHOOK_URL_WITH_CREDENTIALS: {
    zh: '回调地址中不得含用户名或口令；请以签名验证来者。',
    en: 'The address must not hold a user name or password; verify who calls by the signature.',
  },
  WEBHOOK_HTTPS_NEEDED: {
    zh: '回调地址须用 https；内网的 http 地址须由互通主机在 HUTONG_WEBHOOK_ALLOW 中写明。',
    en: 'The address must be https; for http inside a private network the host names it in HUTONG_WEBHOOK_ALLOW.',
  },
  WEBHOOK_TARGET_NOT_ALLOWED: {
    zh: '“{host}”指向内部或保留的网络地址，互通不会调用；确需调用的，由互通主机在 HUTONG_WEBHOOK_ALLOW 中写明。',
    en: '"{host}" leads to an internal or reserved address, which the hub does not call; the host may name it in HUTONG_WEBHOOK_ALLOW.',
  },
  WEBHOOK_NAME_UNKNOWN: {
    zh: '找不到名为“{host}”的主机，请核对回调地址。',
    en: 'There is no host "{host}"; check the address.',
  },
  WEBHOOKS_NOT_SENT: {
    zh: '本主机不发送回调通知。',
    en: 'This host sends no webhooks.',
  },
  SUBSCRIBER_KINDS_INVALID: {
    zh: 'kinds 中的“{found}”不可用：请给出 1 至 {most} 种变更，如 implementation.recorded；不限种类则不填。',
    en: '"{found}" does not do for kinds: 1 to {most} kinds of changes, such as implementation.recorded; leave it out for all.',
  },
  SUBSCRIBERS_TOO_MANY: {
    zh: '订阅已达上限 {most} 个，请先移除不用的。',
    en: 'There are {most} subscribers already; remove one that is not used.',
  },
  SUBSCRIBER_UNKNOWN: {
    zh: '没有这个订阅，或您无权管理它。',
    en: 'There is no such subscriber, or it is not yours to manage.',
  },
  DELIVERY_UNKNOWN: {
    zh: '没有这次投递，或您无权查看它。',
    en: 'There is no such delivery, or it is not yours.',
  },
} as const satisfies Record<string, Wording>

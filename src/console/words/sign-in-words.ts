import type { Wording } from '../../base/wording.ts'

export const signInWords = {
  title: { zh: '登录互通', en: 'Sign in to Hutong' },
  byKey: { zh: '用密钥登录', en: 'With a key' },
  key: { zh: '密钥', en: 'Key' },
  keyHint: {
    zh: '以 htk_ 开头，由秘书处或本市联络员签发。',
    en: 'Begins with htk_; from the secretariat or your coordinator.',
  },
  keyRefused: {
    zh: '密钥缺失、错误、已过期或已吊销，请核对后重试。',
    en: 'The key is missing, wrong, expired or revoked.',
  },
  submit: { zh: '登录', en: 'Sign in' },
  byProvider: { zh: '统一身份认证登录', en: 'With your organisation’s account' },
  byDemo: { zh: '以演示角色登录', en: 'As a role of the demo' },
  demoNote: {
    zh: '以下全部为演示数据，数据在停止运行后删除。',
    en: 'Sample data only; it is gone when the demo stops.',
  },
  byLink: { zh: '用链接登录', en: 'By link' },
  linkText: {
    zh: '此链接只能使用一次。点击下面的按钮，即以链接所属的密钥登录。',
    en: 'This link works once. Press the button to sign in with the key that it belongs to.',
  },
  linkUsed: {
    zh: '此登录链接已用过、已过期或不完整，请索取新的链接。',
    en: 'This link was used, has run out or is not whole; ask for a new one.',
  },
  providerRefused: {
    zh: '统一身份认证没有通过，或您的账号尚未配置角色。请重试，或联系秘书处。',
    en: 'The sign-in did not succeed, or your account has no role here. Try again, or ask the secretariat.',
  },
  visitors: { zh: '不登录也可以查询', en: 'Without signing in' },
} as const satisfies Record<string, Wording>

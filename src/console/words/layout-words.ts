import type { Wording } from '../../base/wording.ts'

/** What stands around every page. */
export const layoutWords = {
  brand: { zh: '互通', en: 'Hutong' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  sections: { zh: '栏目', en: 'Sections' },
  sample: { zh: '演示数据', en: 'Sample data' },
  sandbox: { zh: '沙箱', en: 'Sandbox' },
  otherLanguage: { zh: 'English', en: '中文' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutEverywhere: { zh: '在所有设备上退出', en: 'Sign out everywhere' },
  signedInUntil: { zh: '登录有效至{time}', en: 'Signed in until {time}' },
  clusters: { zh: '城市群', en: 'Clusters' },
  switchRole: { zh: '切换演示角色', en: 'Switch role (demo)' },
  canHandle: { zh: '能不能办', en: 'Can I do it here?' },
  overview: { zh: '总览', en: 'Overview' },
  back: { zh: '返回', en: 'Back' },
  printed: { zh: '{time}打印自互通', en: 'Printed from Hutong at {time}' },
} as const satisfies Record<string, Wording>

export const roleWords = {
  SECRETARIAT: { zh: '秘书处', en: 'Secretariat' },
  COORDINATOR: { zh: '联络员', en: 'Coordinator' },
  OPERATOR: { zh: '填报员', en: 'Operator' },
  LEADER: { zh: '领导', en: 'Leader' },
  PARTNER: { zh: '对接系统', en: 'Partner system' },
  AUDITOR: { zh: '审计', en: 'Auditor' },
  ANONYMOUS: { zh: '访客', en: 'Visitor' },
} as const satisfies Record<string, Wording>

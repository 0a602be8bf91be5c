import type { Wording } from '../../base/wording.ts'

/** What a page says when it has nothing else to show. */
export const stateWords = {
  forbidden: { zh: '无权查看', en: 'Not yours to see' },
  forbiddenNext: {
    zh: '请以有权限的身份登录，或请秘书处开通。',
    en: 'Sign in as somebody who may, or ask the secretariat.',
  },
  refused: { zh: '未能办理', en: 'This was refused' },
  unknown: { zh: '没有这个页面', en: 'There is no such page' },
  unknownNext: { zh: '地址可能有误，或内容已移走。', en: 'The address may be wrong, or what stood there was moved.' },
  fault: { zh: '系统出错', en: 'Something went wrong' },
  faultNext: {
    zh: '您填写的内容没有保存。请稍后重试；如仍出错，请把编号 {id} 告知管理员。',
    en: 'What you entered was not saved. Try again, or tell the administrator the number {id}.',
  },
  away: { zh: '系统暂时不可用', en: 'Not available just now' },
  awayNext: {
    zh: '暂时连不上数据库，请稍后重试。刚才提交的内容可能已经保存，请先核对再重新提交。',
    en: 'The database cannot be reached just now: try again in a moment. What you sent may have been saved: look before you send it again.',
  },
  full: { zh: '存储空间不足', en: 'No room left' },
  fullNext: {
    zh: '您填写的内容没有保存。请告知管理员腾出空间，之后重新提交。',
    en: 'What you entered was not saved. Tell the administrator, and send it again once there is room.',
  },
  formExpired: { zh: '页面已过期', en: 'This page has expired' },
  formExpiredNext: {
    zh: '为防止冒名提交，请返回刷新页面后重新提交。',
    en: 'So that nobody sends in your name: go back, reload the page, and send again.',
  },
  tooLargeNext: {
    zh: '请拆分或删去无关内容后重新上传。',
    en: 'Split it, or leave out what does not belong to it, and upload again.',
  },
  tooOften: { zh: '操作过于频繁', en: 'Too often' },
  tooOftenNext: { zh: '请稍候片刻再试。', en: 'Wait a moment, then try again.' },
  busy: { zh: '系统繁忙', en: 'Too busy just now' },
  busyNext: {
    zh: '现在访问的人较多，请几秒后刷新页面。',
    en: 'Many are here just now: reload the page in some seconds.',
  },
  tooLarge: { zh: '文件过大', en: 'The file is too large' },
  toStart: { zh: '回到首页', en: 'To the start' },
  errors: { zh: '{n}处须改正', en: '{n} to be corrected' },
  warnings: { zh: '{n}处请留意', en: '{n} to be noted' },
  more: { zh: '另有{n}条未列出', en: '{n} more are not listed' },
} as const satisfies Record<string, Wording>

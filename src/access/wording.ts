import type { Wording } from '../base/wording.ts'

export const accessWording = {
  UNAUTHENTICATED: {
    zh: '未提供有效密钥：密钥缺失、错误、已过期或已吊销。',
    en: 'No valid key: it is missing, wrong, expired or revoked.',
  },
  FORBIDDEN: {
    zh: '您的密钥（{role}）无权进行此操作；可由 {allowed} 在其本市、本城市群范围内办理。',
    en: 'Your key ({role}) may not do this; {allowed} may, within their own city and cluster.',
  },
  TEXT_MISSING: { zh: '“{field}”不能为空，请填写。', en: '"{field}" must be filled in.' },
  TEXT_TOO_LONG: {
    zh: '“{field}”共 {length} 个字符，超过上限 {longest}，请缩短。',
    en: '"{field}" has {length} characters, more than {longest}; shorten it.',
  },
  TEXT_NOT_ALLOWED: {
    zh: '“{field}”含有无法保存的字符（空字符或残缺的字），请重新输入该内容。',
    en: '"{field}" contains a NUL or half a character; type it again.',
  },
  DATE_INVALID: {
    zh: '“{found}”不是有效日期，请按 2026-03-31 的格式填写存在的日期。',
    en: '"{found}" is not a day; write one that exists, as 2026-03-31.',
  },
  INTERVAL_EMPTY: { zh: '结束日期须晚于开始日期。', en: 'The end must be later than the beginning.' },
  CLUSTER_CODE_INVALID: {
    zh: '城市群代码须以小写字母开头，由 2 至 32 个小写字母、数字或连字符组成。',
    en: 'A cluster code begins with a lower-case letter and has 2 to 32 lower-case letters, digits or hyphens.',
  },
  CLUSTER_CODE_TAKEN: { zh: '城市群代码“{code}”已被使用。', en: 'The cluster code "{code}" is taken.' },
  CLUSTER_UNKNOWN: { zh: '没有代码为“{code}”的城市群，请核对。', en: 'There is no cluster "{code}".' },
  CITY_CODE_INVALID: {
    zh: '“{found}”不是城市代码，应为 GB/T 2260 六位数字，如 150100。',
    en: '"{found}" is not a city code: six digits of GB/T 2260, such as 150100.',
  },
  CITY_UNKNOWN: {
    zh: '尚无代码为“{code}”的城市，请先登记其成员资格。',
    en: 'There is no city "{code}"; register its membership first.',
  },
  CITY_NOT_OF_CLUSTER: {
    zh: '“{code}”不是、也不曾是该城市群的城市，请核对城市代码。',
    en: '"{code}" is no city of the cluster, and never was; check the code.',
  },
  CITY_NAME_DIFFERS: {
    zh: '城市 {code} 已登记为“{known}”，本次给出的“{given}”未采用。',
    en: 'City {code} is known as "{known}"; "{given}" was not taken.',
  },
  MEMBERSHIP_OVERLAPS: {
    zh: '{city}已有自 {validFrom} 起的成员资格，与此次时段重叠。',
    en: '{city} has a membership from {validFrom} on that overlaps.',
  },
  CREDIT_IDENTIFIER_INVALID: {
    zh: '“{found}”不是有效的统一社会信用代码（18 位，含校验位），未作为代码保存，请核对。',
    en: '"{found}" is not a valid unified social credit identifier (18 characters with check digits) and was not kept as one.',
  },
  ORGANISATION_KNOWN: {
    zh: '统一社会信用代码 {creditIdentifier} 的单位已登记。',
    en: 'The organisation {creditIdentifier} is registered already.',
  },
  ORGANISATION_UNKNOWN: {
    zh: '没有统一社会信用代码为 {creditIdentifier} 的单位，请先登记。',
    en: 'There is no organisation {creditIdentifier}; register it first.',
  },
  KEY_CITY_MISSING: { zh: '角色 {role} 的密钥须指明城市代码。', en: 'A key of role {role} must name its city.' },
  KEY_CITY_NOT_ALLOWED: {
    zh: '角色 {role} 的密钥不属于某一城市，请去掉城市代码。',
    en: 'A key of role {role} belongs to no city; leave the city out.',
  },
  EXPIRY_IN_THE_PAST: { zh: '到期时间已过，请改为将来的时间。', en: 'The expiry is in the past.' },
  GRACE_OUT_OF_RANGE: { zh: '宽限时间须在 0 至 {longest} 分钟之间。', en: 'The grace must be 0 to {longest} minutes.' },
  KEY_UNKNOWN: { zh: '没有这个密钥，或您无权管理它。', en: 'There is no such key, or it is not yours to manage.' },
  KEY_NOT_IN_FORCE: {
    zh: '密钥已过期、已吊销或已轮换，不能再轮换；请用新密钥，或重新签发。',
    en: 'The key has expired, was revoked or was rotated already; use its successor, or issue a new one.',
  },
  LINK_MINUTES_OUT_OF_RANGE: {
    zh: '登录链接的有效时间须在 1 至 {longest} 分钟之间。',
    en: 'A sign-in link holds for 1 to {longest} minutes.',
  },
  SIGN_IN_LINK_NOT_IN_FORCE: {
    zh: '此登录链接已用过、已过期或不完整，请索取新的链接。',
    en: 'This sign-in link was used, has run out or is not whole; ask for a new one.',
  },
  PERSON_WITHOUT_ROLE: {
    zh: '统一身份认证没有给出可用的角色（声明 {claim}），请联系秘书处。',
    en: 'The provider names no role that is known here (claim {claim}); ask the secretariat.',
  },
  PERSON_KEY_REVOKED: {
    zh: '您在本系统的权限已被收回，请联系秘书处。',
    en: 'Your rights here were revoked; ask the secretariat.',
  },
  SECRET_ALREADY_SHOWN: {
    zh: '密钥明文只显示一次，此前已经给出；若已遗失请轮换。',
    en: 'The secret was shown before and is shown only once; rotate the key if it is lost.',
  },
} as const satisfies Record<string, Wording>

import type { Wording } from '../../base/wording.ts'

/** By what the city whose matter it is is told: not by where one lives now. */
export const groundWords = {
  household: { zh: '户籍所在地', en: 'Where I am registered (hukou)' },
  insurance: { zh: '参保地', en: 'Where I am insured' },
  property: { zh: '房产所在地', en: 'Where the property is' },
  enterprise: { zh: '企业登记地', en: 'Where the enterprise is registered' },
} as const satisfies Record<string, Wording>

export const canHandleWords = {
  title: { zh: '这件事，能不能在这里办', en: 'Can I do this here?' },
  intro: {
    zh: '查询已公布的跨市通办事项：选事项、选由哪个城市管、选您现在的城市，即得答案。不需要登录。',
    en: 'For published items: choose the item, the city whose matter it is, and where you are. No sign-in.',
  },
  cluster: { zh: '城市群', en: 'Cluster' },
  search: { zh: '办什么事', en: 'What is to be done' },
  searchHint: {
    zh: '输入名称中的几个字或拼音首字母，如“社保”“sbk”',
    en: 'A few characters of the name or pinyin initials',
  },
  item: { zh: '选择事项', en: 'Choose the item' },
  ground: { zh: '由哪里管（按事项需要选择）', en: 'Whose matter it is, by' },
  competent: { zh: '该城市', en: 'That city' },
  whose: { zh: '事权所在地', en: 'Whose matter it is' },
  accepting: { zh: '我现在在', en: 'I am in' },
  choose: { zh: '请选择', en: 'Choose' },
  submit: { zh: '查询', en: 'Ask' },
  nothing: { zh: '没有找到已公布的事项，请换几个字。', en: 'No published item has these characters.' },
  sameCity: { zh: '两地相同：请直接到{city}办理，无须跨市。', en: 'Both are {city}: go there as usual.' },
  unknown: { zh: '没有查到这个事项，请重新选择。', en: 'There is no such item; choose again.' },
  YES: { zh: '能办', en: 'Yes' },
  PARTLY: { zh: '部分能办', en: 'Partly' },
  NO: { zh: '暂不能办', en: 'Not yet' },
  partlyHandled: {
    zh: '可以收件，办理结果尚不互认。',
    en: 'It is handled here, but the result is not recognised yet.',
  },
  partlyRecognised: {
    zh: '暂不能收件，但认可对方的办理结果。',
    en: 'It is not handled here, but the result is recognised.',
  },
  inAccepting: { zh: '在{accepting}办{competent}的“{item}”', en: '"{item}" of {competent}, handled in {accepting}' },
  mode: { zh: '办理方式', en: 'How' },
  bring: { zh: '带什么', en: 'What to bring' },
  how: { zh: '多久办好', en: 'How long' },
  due: { zh: '今天受理，最迟{day}办结', en: 'accepted today, due on {day}' },
  dueProvisional: {
    zh: '今天受理，最迟{day}办结（暂定，所涉年份节假日安排尚未公布）',
    en: 'accepted today, due on {day} (provisional)',
  },
  cost: { zh: '费用', en: 'Cost' },
  free: { zh: '不收费', en: 'Free' },
  charged: { zh: '收费，未列明项目', en: 'Charged, not stated how much' },
  where: { zh: '在哪里办', en: 'Where' },
  online: { zh: '网上办理', en: 'Online' },
  hours: { zh: '时间', en: 'When' },
  telephone: { zh: '电话', en: 'Telephone' },
  notStated: { zh: '未填写', en: 'Not stated' },
  explain: { zh: '还缺什么，由谁办', en: 'What is missing, and by whom' },
  copies: { zh: '{n}份', en: '{n} ×' },
  print: {
    zh: '本页可直接打印（截至{day}，数据更新于{time}）',
    en: 'This page prints as it is (as of {day}, data of {time})',
  },
} as const satisfies Record<string, Wording>

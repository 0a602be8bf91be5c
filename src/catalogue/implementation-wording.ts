import type { Wording } from '../base/wording.ts'

export const implementationWording = {
  IMPLEMENTATION_CODE_INVALID: {
    zh: '“{found}”不是实施编码：应为 31 位，由有效的统一社会信用代码 18 位、行使层级 1 位和基本编码 12 位组成。',
    en: '"{found}" is no implementation code: 31 characters, a valid credit identifier, the level and the basic code.',
  },
  IMPLEMENTATION_CODE_OF_OTHER_ITEM: {
    zh: '实施编码中的基本编码 {found} 与事项编码 {item} 不一致，请核对。',
    en: 'The implementation code holds the basic code {found}, but the item is {item}.',
  },
  NUMBER_OUT_OF_RANGE: {
    zh: '“{field}”的值 {found} 不正确，应为 {lowest} 至 {highest} 的整数。',
    en: '"{field}" is {found}; it must be a whole number from {lowest} to {highest}.',
  },
  ON_THE_SPOT_NOT_ZERO: {
    zh: '单位为“当场”时数值应为 0，现为 {found}；如有期限，请改用工作日、自然日或小时。',
    en: 'With the unit ON_THE_SPOT the value is 0, not {found}; take another unit if there is a limit.',
  },
  LIST_TOO_LONG: {
    zh: '“{field}”有 {count} 项，超过上限 {most}。',
    en: '"{field}" has {count} entries, more than {most}.',
  },
  MATERIAL_REPEATED: {
    zh: '申请材料“{name}”与第 {first} 项同名，跨市比对时只采用前一项；请合并或改名。',
    en: 'The material "{name}" has the name of number {first}; only that one is compared across cities.',
  },
  COMMITTED_EXCEEDS_STATUTORY: {
    zh: '承诺办结时限（{value} {unit}）长于法定办结时限（{limitValue} {limitUnit}），请缩短或核对。',
    en: 'The committed limit ({value} {unit}) is longer than the statutory one ({limitValue} {limitUnit}).',
  },
  ON_THE_SPOT_DISAGREES: {
    zh: '办件类型 {caseKind} 与承诺办结时限（{value} {unit}）不一致：即办件的时限应为“当场”，承诺件则不能。',
    en: 'The case kind {caseKind} disagrees with the committed limit ({value} {unit}): on the spot is for both or neither.',
  },
  VISITS_WITHOUT_REASON: {
    zh: '到现场次数为 {visits}，但没有填写原因。',
    en: 'One has to come {visits} times, but no reason is given.',
  },
  REASON_WITHOUT_VISITS: {
    zh: '到现场次数为 0，却填写了到现场的原因，请核对。',
    en: 'Nobody has to come, but a reason for coming is given.',
  },
  CHARGED_WITHOUT_FEE: {
    zh: '标明收费，但没有列出收费项目。',
    en: 'It is charged for, but no fee is listed.',
  },
  FEE_THOUGH_FREE: {
    zh: '标明不收费，却列出了收费项目：{fees}。',
    en: 'It is free, but fees are listed: {fees}.',
  },
  FEE_WITHOUT_BASIS: { zh: '收费项目没有收费依据：{fees}。', en: 'Fees without a basis: {fees}.' },
  FEE_WITHOUT_STANDARD: { zh: '收费项目没有收费标准：{fees}。', en: 'Fees without a standard: {fees}.' },
  ONLINE_PAYMENT_WITHOUT_FEE: {
    zh: '标明不收费，却支持网上支付，请核对。',
    en: 'It is free, but can be paid for online.',
  },
  TELEPHONES_SAME: {
    zh: '咨询电话与投诉电话相同（{telephone}），请分别填写。',
    en: 'The telephones for questions and for complaints are the same ({telephone}).',
  },
  TELEPHONE_WITHOUT_AREA_CODE: {
    zh: '电话缺少区号，外市无法拨打：{telephones}。',
    en: 'Without an area code other cities cannot dial: {telephones}.',
  },
  LICENSING_STEPS_FEW: {
    zh: '行政许可的办理流程只有 {found} 个环节，至少应有 {least} 个。',
    en: 'A licence has {found} process steps; at least {least} are expected.',
  },
  OUTPUT_KIND_DISAGREES: {
    zh: '办理结果的名称与类型不一致：{outputs}；以“证”结尾的应为证照，以“文”“批复”结尾的应为批文。',
    en: 'The names of results disagree with their kinds: {outputs}.',
  },
  MAKE_UP_EXCEEDS_COMMITTED: {
    zh: '容缺补正时限（{value} {unit}）长于承诺办结时限（{limitValue} {limitUnit}）。',
    en: 'What is missing may follow later ({value} {unit}) than the committed limit ({limitValue} {limitUnit}).',
  },
  DEFERRABLE_WITHOUT_MAKE_UP: {
    zh: '有可容缺的材料，但没有填写补正时限。',
    en: 'A material may follow later, but not by when.',
  },
  MAKE_UP_WITHOUT_DEFERRABLE: {
    zh: '填写了容缺补正时限，但没有可容缺的材料。',
    en: 'There is a limit for what follows later, but nothing may.',
  },
  CODE_OF_OTHER_LEVEL: {
    zh: '实施编码中的行使层级为 {found}，与所填 {level} 不一致。',
    en: 'The implementation code is of level {found}, not {level}.',
  },
  CODE_OF_OTHER_AUTHORITY: {
    zh: '实施编码中的统一社会信用代码为 {found}，与所填 {creditIdentifier} 不一致。',
    en: 'The implementation code is of the authority {found}, not {creditIdentifier}.',
  },
  RULE_UNKNOWN: { zh: '没有名为“{rule}”的规则。', en: 'There is no rule "{rule}".' },
  RULE_IN_THE_PAST: {
    zh: '生效日期 {found} 早于今天（{today}）：规则只能自今天或以后生效，以前的答复不变。',
    en: '{found} is before today ({today}): a rule holds from today or later on, so that past answers do not change.',
  },
  RULE_VALUE_INVALID: {
    zh: '规则 {rule} 的值“{found}”不正确，应为 {allowed}。',
    en: 'The rule {rule} cannot be "{found}"; it must be {allowed}.',
  },
} as const satisfies Record<string, Wording>

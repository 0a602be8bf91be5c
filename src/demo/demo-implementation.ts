import type { TimeLimit } from '../calendar/due-date.ts'
import type { Evidence } from '../catalogue/implementation-content.ts'
import { readKind } from '../catalogue/item-kind.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { GivenContent } from '../catalogue/normal-content.ts'
import type { DemoCity } from './demo-cities.ts'

const material = (name: string, rest: Partial<Evidence> = {}): Evidence => ({
  name,
  necessity: 'REQUIRED',
  form: 'ORIGINAL',
  copies: 1,
  source: 'APPLICANT',
  ...rest,
})

/** Item 0 is the same everywhere; among the others a city in turn asks for more, takes longer or words it otherwise. */
const materialsOf = (n: number, city: string): Evidence[] => {
  const all = [material('申请表'), material('居民身份证', { source: 'GOVERNMENT' })]
  if (n % 5 === 2 && city === '150900') all.push(material('户口簿', { form: 'COPY', source: 'GOVERNMENT' }))
  if (n % 5 === 3 && city === '150600') all[0] = material('申请表', { copies: 2 })
  if (n % 5 === 4 && city !== '150200') all.push(material('承诺书', { necessity: 'OPTIONAL' }))
  return all
}

const limitOf = (n: number, city: string): TimeLimit => {
  if (n % 4 === 1 && city === '150200') return { value: 10, unit: 'WORKING_DAY' }
  // As long as five working days, only said otherwise.
  if (n % 4 === 2 && city === '150900') return { value: 7, unit: 'CALENDAR_DAY' }
  if (n % 4 === 3 && city === '150100') return { value: 3, unit: 'WORKING_DAY' }
  return { value: 5, unit: 'WORKING_DAY' }
}

const kindOf = (listed: string) => {
  const read = readKind(listed)
  return 'kind' in read ? read.kind : null
}

/** A city's sample implementation of the n-th item. All of it is made up, and its telephones cannot be dialled. */
export const demoImplementation = (row: ListedRow['fields'], n: number, city: DemoCity): GivenContent => {
  const isCharged = n % 6 === 4
  const telephone = (line: number) => `${city.areaCode}-00${String(n).padStart(3, '0')}0${line}`
  return {
    name: n % 7 === 1 && city.code === '150200' ? `${row.name}办理` : row.name!,
    kind: kindOf(row.kind!),
    competentAuthority: `${city.name}${row.department}（演示数据）`,
    level: 3,
    audience: ['PERSON'],
    caseKind: 'TIME_COMMITTED',
    statutoryLimit: { value: 20, unit: 'WORKING_DAY' },
    committedLimit: limitOf(n, city.code),
    onSiteVisits: 0,
    channels: ['WINDOW', 'ONLINE'],
    scope: '四城通办（演示数据）',
    isCharged,
    fees: isCharged ? [{ name: '工本费', standard: '每件 10 元（演示数据）', basis: '演示收费依据' }] : [],
    onlinePayment: isCharged,
    requirements: ['材料齐全、符合法定形式（演示数据）'],
    materials: materialsOf(n, city.code),
    outputs: [{ name: `${row.name}办理结果`, kind: 'OTHER' }],
    processSteps: ['申请', '受理', '审查', '决定', '送达'],
    consultationTelephone: telephone(1),
    complaintTelephone: telephone(2),
    address: `${city.name}政务服务中心跨市通办窗口（演示数据）`,
    hours: '工作日 9:00–12:00、13:30–17:00（演示数据）',
  }
}

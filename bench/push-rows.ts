const kinds = ['LICENSING', 'BENEFIT', 'CONFIRMATION', 'OTHER', 'PUBLIC_SERVICE']
const materials = [
  '居民身份证',
  '申请表',
  '营业执照副本',
  '授权委托书',
  '房屋权属证明',
  '近期免冠照片',
  '户口簿',
  '银行账户信息',
]

/** What a city's system says of one item: made up, with the length of real ones. */
const content = (i: number, version: number) => ({
  name: `城乡居民基本医疗保险参保登记与变更（样例第${i}项）`,
  code: `15${String(i).padStart(10, '0')}`,
  kind: kinds[i % kinds.length],
  granularity: 'MAIN_ITEM',
  competentAuthority: `某市医疗保障局第${i % 40}科室`,
  level: 3,
  audience: ['PERSON', 'ORGANISATION'],
  caseKind: 'TIME_COMMITTED',
  statutoryLimit: { value: 30, unit: 'WORKING_DAY' },
  committedLimit: { value: 5 + version, unit: 'WORKING_DAY' },
  onSiteVisits: 1,
  visitReason: '需现场核验申请人身份',
  channels: ['WINDOW', 'ONLINE', 'MOBILE'],
  scope: '全市通办',
  isCharged: false,
  onlinePayment: false,
  requirements: ['具有本市户籍或居住证', '未参加其他基本医疗保险', '申请人具有完全民事行为能力'],
  materials: materials.slice(0, 3 + (i % 6)).map((name, n) => ({
    ...{ name, necessity: n === 0 ? 'REQUIRED' : 'OPTIONAL', form: 'ORIGINAL_AND_COPY', copies: 1 },
    source: n === 1 ? 'APPLICANT' : 'GOVERNMENT',
  })),
  outputs: [{ name: '参保登记凭据', kind: 'OTHER' }],
  processSteps: ['申请', '受理', '审查', '决定', '送达'],
  consultationTelephone: `0472-${5_000_000 + (i % 999_999)}`,
  complaintTelephone: '0472-12345',
  address: `样例路${i % 500}号政务服务中心二层${i % 60}号窗口`,
  hours: '工作日 9:00—12:00，13:30—17:00',
})

/** The chunks of a push as NDJSON, one after the other. */
export function* pushBodies(rows: number, atATime: number, version: number): Generator<string> {
  for (let from = 0; from < rows; from += atATime) {
    const lines: string[] = []
    for (let i = from; i < Math.min(rows, from + atATime); i += 1)
      lines.push(JSON.stringify({ rowId: `BENCH-${i}`, version, operation: 'UPSERT', content: content(i, version) }))
    yield lines.join('\n')
  }
}

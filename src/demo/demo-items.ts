import type { ListedRow } from '../catalogue/listed-row.ts'
import { licenceRows } from './demo-licences.ts'

// Made up for the demonstration: names of a common kind, departments without a city, codes whose department digits are 99.
// Nothing here states what any city really does.

type Row = readonly [name: string, kind: string, department: string]

const written: readonly (readonly Row[])[] = [
  [
    ['社会保障卡申领', '公共服务', '人力资源和社会保障局'],
    ['社会保险关系转移接续', '公共服务', '人力资源和社会保障局'],
    ['住房公积金个人账户查询', '公共服务', '住房公积金中心'],
    ['异地就医结算备案', '公共服务', '医疗保障局'],
    ['城乡居民基本医疗保险参保登记', '行政确认', '医疗保障局'],
    ['机动车驾驶证期满换证', '行政许可', '公安局'],
    ['户口迁移', '行政确认', '公安局'],
    ['居民身份证换领', '行政确认', '公安局'],
    ['内资公司设立登记', '行政许可', '市场监督管理局'],
    ['个体工商户注册登记', '行政许可', '市场监督管理局'],
    ['食品经营许可', '行政许可', '市场监督管理局'],
    ['道路货物运输经营许可', '行政许可', '交通运输局'],
    ['不动产登记资料查询', '公共服务', '自然资源局'],
    ['老年人优待证办理', '行政给付', '民政局'],
    ['最低生活保障对象认定', '行政确认', '民政局'],
    ['残疾人证换领', '行政确认', '残疾人联合会'],
  ],
  [
    ['失业保险金申领', '行政给付', '人力资源和社会保障局'],
    ['灵活就业人员参保登记', '公共服务', '人力资源和社会保障局'],
    ['住房公积金提取（退休）', '公共服务', '住房公积金中心'],
    ['医疗机构执业登记', '行政许可', '卫生健康委员会'],
    ['护士执业注册', '行政许可', '卫生健康委员会'],
    ['公共场所卫生许可', '行政许可', '卫生健康委员会'],
    ['取水许可', '行政许可', '水务局'],
    ['林木采伐许可', '行政许可', '林业和草原局'],
    ['出版物零售业务经营许可', '行政许可', '新闻出版局'],
    ['民办学校设立审批', '行政许可', '教育局'],
    ['教师资格认定', '行政许可', '教育局'],
    ['见义勇为人员奖励', '行政奖励', '公安局'],
  ],
  [
    ['建设工程消防验收备案', '其他行政权力', '住房和城乡建设局'],
    ['施工许可证核发', '行政许可', '住房和城乡建设局'],
    ['商品房预售许可', '行政许可', '住房和城乡建设局'],
    ['企业职工基本养老保险待遇申领', '行政给付', '人力资源和社会保障局'],
    ['特种设备使用登记', '行政许可', '市场监督管理局'],
    ['计量器具型式批准', '行政许可', '市场监督管理局'],
    ['知识产权纠纷行政裁决', '行政裁决', '知识产权局'],
    ['营业性演出许可', '行政许可', '文化和旅游局'],
    ['旅行社设立许可', '行政许可', '文化和旅游局'],
    ['排污许可', '行政许可', '生态环境局'],
  ],
]

const [first = [], second = [], fifth = []] = written

/** Five lists: 200 items in the four that are published, and one that is out for consultation. */
const batches: readonly (readonly Row[])[] = [
  [...first, ...licenceRows.slice(0, 40)],
  [...second, ...licenceRows.slice(40, 80)],
  licenceRows.slice(80, 126),
  licenceRows.slice(126),
  fifth,
]

const codeAt = (ordinal: number, position: number): string => `1501990${ordinal}${String(position).padStart(4, '0')}`

/** The rows of the sample batch with this ordinal, with codes of the sample. */
export const demoRows = (ordinal: 1 | 2 | 3 | 4 | 5): ListedRow['fields'][] =>
  batches[ordinal - 1]!.map(([name, kind, department], i) => ({
    code: codeAt(ordinal, i + 1),
    name,
    kind,
    department,
    granularity: '主项',
  }))

/** A draft as it comes from an office: local codes, or none, and names a little different from known ones. */
export const demoUnmatchedRows: ListedRow['fields'][] = [
  {
    code: 'NM-RS-0007',
    name: '社会保障卡的申领',
    kind: '公共服务',
    department: '人力资源和社会保障局',
    granularity: '主项',
  },
  { code: 'NM-YB-0112', name: '异地就医结算备案办理', kind: '公共服务', department: '医疗保障局', granularity: '主项' },
  { code: 'NM-JT-0031', name: '道路旅客运输经营许可', kind: '行政许可', department: '交通运输局', granularity: '主项' },
  { name: '公租房租金缴纳', kind: '公共服务', department: '住房和城乡建设局', granularity: '主项' },
]

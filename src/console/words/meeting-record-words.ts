import type { Wording } from '../../base/wording.ts'

/** What the forms say by which a meeting's outcome is entered. */
export const meetingRecordWords = {
  resolution: { zh: '登记议定事项', en: 'Enter a resolution' },
  agreement: { zh: '登记协议', en: 'Enter an agreement' },
  nextList: { zh: '下一年度清单', en: 'Next year’s list' },
  text: { zh: '议定内容', en: 'What was resolved' },
  leadCity: { zh: '牵头城市', en: 'Lead city' },
  coCities: { zh: '配合城市', en: 'Cooperating cities' },
  unit: { zh: '责任单位', en: 'Unit' },
  deadline: { zh: '完成时限', en: 'Deadline' },
  optional: { zh: '可不填', en: 'Optional' },
  level: { zh: '层级', en: 'Level' },
  CITY: { zh: '城市之间', en: 'Between cities' },
  DEPARTMENT: { zh: '部门之间', en: 'Between departments' },
  title: { zh: '协议名称', en: 'Title' },
  parties: { zh: '签署各方（每行一方）', en: 'Parties (one a line)' },
  signedOn: { zh: '签署日期', en: 'Signed on' },
  document: { zh: '文号', en: 'Document' },
  year: { zh: '年度', en: 'Year' },
  entries: { zh: '清单（每行一项，整份替换）', en: 'Entries (one a line; all of them)' },
  entriesHint: { zh: '如：重点工程，城际铁路，呼和浩特市', en: 'Such as PROJECT, 城际铁路, 呼和浩特市' },
} as const satisfies Record<string, Wording>

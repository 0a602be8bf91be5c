import type { Evidence, ImplementationContent } from '../../src/catalogue/implementation-content.ts'

export const idCard: Evidence = {
  name: '居民身份证',
  necessity: 'REQUIRED',
  form: 'ORIGINAL',
  copies: 1,
  source: 'GOVERNMENT',
}

export const applicationForm: Evidence = {
  name: '申请表',
  necessity: 'REQUIRED',
  form: 'ORIGINAL',
  copies: 2,
  source: 'APPLICANT',
}

/** An implementation that nothing is wrong with. */
export const plainContent: ImplementationContent = {
  name: '社会保障卡申领',
  implementationCode: null,
  kind: 'PUBLIC_SERVICE',
  competentAuthority: '人力资源和社会保障局',
  creditIdentifier: null,
  level: 3,
  audience: ['PERSON'],
  caseKind: 'TIME_COMMITTED',
  statutoryLimit: { value: 20, unit: 'WORKING_DAY' },
  committedLimit: { value: 5, unit: 'WORKING_DAY' },
  onSiteVisits: 0,
  visitReason: null,
  channels: ['WINDOW', 'ONLINE'],
  scope: '全市通办',
  isCharged: false,
  fees: [],
  onlinePayment: false,
  requirements: ['已参加社会保险'],
  materials: [idCard, applicationForm],
  outputs: [{ name: '社会保障卡', kind: 'OTHER' }],
  processSteps: ['申请', '受理', '办结'],
  makeUpLimit: null,
  consultationTelephone: '0471-1234567',
  complaintTelephone: '0471-12345',
  address: '新华大街 1 号',
  hours: '周一至周五 9:00–17:00',
}

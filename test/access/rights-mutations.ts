import { card, licence, pension } from '../support/batch.ts'
import { plainContent } from '../support/implementation.ts'
import type { Where } from './rights-places.ts'

const reason = '按文件更正'
const later = '2099-12-31'
const named = { list: 'PROJECT', year: 2026, number: 1 }
const newRow = { number: 9, field: 'TRANSPORT', deadline: '2026-12-31' }
const march = { ...named, onDay: '2026-03-31', text: '路基完成30%' }
const cases = { measure: 'CASES', month: '2026-02', item: card.code, cases: 3 }
const rows = [{ name: '养老待遇资格认证', code: '152014007001', kind: '公共服务', granularity: '主项' }]
const pushed = { rowId: 'N-1', version: 1, content: { ...plainContent, code: licence.code } }

/** What each mutation is given at a place: right in every respect but for who gives it. */
export const mutations: Readonly<Record<string, (at: Where) => object>> = {
  registerCluster: () => ({ code: 'neu', name: '新城市群' }),
  loadCalendar: () => ({
    year: 2024,
    source: '国办发明电〔2023〕7号',
    days: [{ day: '2024-01-01', isWorking: false, name: '元旦' }],
  }),
  registerMembership: ({ cluster }) => ({
    cluster,
    city: { code: '150600', name: '鄂尔多斯市' },
    validFrom: '2026-01-01',
  }),
  setClusterRule: ({ cluster }) => ({ cluster, rule: 'SILENCE_IS_CONSENT', value: 'true', effectiveOn: later }),

  registerOrganisation: ({ city }) => ({ creditIdentifier: '12441500196720244T', name: '人力资源和社会保障局', city }),
  'registerOrganisation of no city': () => ({ creditIdentifier: '12441500196720244T', name: '人力资源和社会保障部' }),
  'issueKey AUDITOR of the hub': () => ({ role: 'AUDITOR', holder: '审计员' }),
  'issueKey SECRETARIAT': ({ cluster }) => ({ role: 'SECRETARIAT', cluster, holder: '秘书' }),
  'issueKey LEADER': ({ cluster }) => ({ role: 'LEADER', cluster, holder: '领导' }),
  'issueKey COORDINATOR': ({ cluster, city }) => ({ role: 'COORDINATOR', cluster, city, holder: '联络员' }),
  'issueKey OPERATOR': ({ cluster, city }) => ({ role: 'OPERATOR', cluster, city, holder: '经办人' }),
  'issueKey PARTNER': ({ cluster, city }) => ({ role: 'PARTNER', cluster, city, holder: '对接系统' }),
  'rotateKey of an operator': ({ key }) => ({ id: key }),
  'rotateKey of a coordinator': ({ coordinatorKey }) => ({ id: coordinatorKey }),
  'rotateKey one’s own': ({ self }) => ({ id: self }),
  'revokeKey of an operator': ({ key }) => ({ id: key, reason }),
  'revokeKey of a coordinator': ({ coordinatorKey }) => ({ id: coordinatorKey, reason }),
  'revokeKey one’s own': ({ self }) => ({ id: self, reason }),
  'issueSignInLink of an operator': ({ key }) => ({ id: key }),
  'issueSignInLink of a coordinator': ({ coordinatorKey }) => ({ id: coordinatorKey }),
  'issueSignInLink one’s own': ({ self }) => ({ id: self }),

  registerItemBatch: ({ cluster }) => ({ cluster, ordinal: 6, title: '第六批', rows }),
  registerPublishedBatch: ({ cluster }) => ({
    ...{ cluster, ordinal: 6, title: '第六批', rows, documentNumber: '政办〔2022〕1号', publishedOn: '2022-06-01' },
  }),
  dropBatchItems: ({ cluster, draftCode }) => ({ cluster, ordinal: 2, items: [draftCode], reason }),
  abandonItemBatch: ({ cluster }) => ({ cluster, ordinal: 2, reason }),
  openConsultation: ({ cluster }) => ({ cluster, ordinal: 2, deadline: later }),
  objectToItem: ({ cluster }) => ({ cluster, ordinal: 5, item: card.code, reason }),
  withdrawObjection: ({ cluster }) => ({ cluster, ordinal: 3, item: card.code }),
  confirmItemBatch: ({ cluster }) => ({ cluster, ordinal: 5 }),
  returnToDraft: ({ cluster }) => ({ cluster, ordinal: 3, reason }),
  publishItemBatch: ({ cluster }) => ({ cluster, ordinal: 4 }),
  adjustItemBatch: ({ cluster }) => ({
    ...{ cluster, ordinal: 1, documentNumber: '政办〔2026〕9号', effectiveOn: '2026-11-01', withdraw: [licence.code] },
  }),
  matchItem: ({ cluster, nameless }) => ({ cluster, decisions: [{ item: nameless, isNew: true }] }),

  recordImplementation: ({ city }) => ({ item: licence.code, city, content: { ...plainContent, name: licence.name } }),
  declareRecognition: ({ cluster, city }) => ({ cluster, city, items: [licence.code], aspects: ['RECOGNISES'] }),
  exceptRecognition: ({ cluster, city, other }) => ({
    ...{ cluster, item: card.code, city, acceptingCity: city, competentCity: other, relation: 'HANDLES', reason },
  }),
  suspendRecognition: ({ cluster, city }) => ({ cluster, city, item: card.code, reason }),
  resumeRecognition: ({ cluster, city }) => ({ cluster, city, item: pension.code, reason }),
  withdrawRecognition: ({ cluster, city }) => ({ cluster, city, item: card.code, reason }),

  syncImplementations: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', rows: [pushed] }),
  finishSyncPush: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', push: 'push-0001', chunks: 1 }),
  abandonSyncPush: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', push: 'push-0001' }),
  retireSyncSource: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', reason }),
  setSyncSource: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', cadenceHours: 24 }),
  setCodeMap: ({ cluster, city }) => ({ cluster, city, source: 'zwfw', entries: [{ theirs: 'BZ', ours: 'hours' }] }),
  acknowledgeAlert: ({ alert }) => ({ id: alert }),
  registerSubscriber: ({ cluster }) => ({ cluster, url: 'http://127.0.0.1:9/other' }),
  pauseSubscriber: ({ subscriber }) => ({ id: subscriber }),
  resumeSubscriber: ({ paused }) => ({ id: paused }),
  rotateSubscriberSecret: ({ subscriber }) => ({ id: subscriber }),
  removeSubscriber: ({ subscriber }) => ({ id: subscriber }),
  resendDelivery: ({ delivery }) => ({ id: delivery }),

  registerTasks: ({ cluster, city }) => ({
    cluster,
    year: 2026,
    rows: [{ ...newRow, title: '新任务', leadCity: city }],
  }),
  registerKeyProjects: ({ cluster, city }) => ({
    cluster,
    year: 2026,
    rows: [{ ...newRow, title: '新工程', leadCity: city }],
  }),
  registerPlatforms: ({ cluster, city }) => ({
    cluster,
    year: 2026,
    rows: [{ ...newRow, title: '新平台', leadCity: city }],
  }),
  changeDeadline: ({ cluster }) => ({ cluster, ...named, deadline: '2027-06-30', reasonCode: 'OTHER', reason }),
  setPlanFields: ({ cluster }) => ({
    cluster,
    fields: [
      { code: 'TRANSPORT', name: '交通' },
      { code: 'WATER', name: '水利' },
    ],
  }),
  recordProgress: ({ cluster, city }) => ({ cluster, city, onProblem: 'REJECT_ALL', entries: [money(march)] }),
  reviseProgress: ({ cluster, city }) => ({
    ...{ cluster, city, onProblem: 'REJECT_ALL' },
    entries: [money({ ...march, onDay: '2026-01-31', reason })],
  }),
  releaseProgress: ({ cluster, city }) => ({ cluster, city, entries: [{ ...named, onDay: '2026-02-28' }] }),
  returnProgress: ({ cluster, city }) => ({ cluster, city, entries: [{ ...named, onDay: '2026-02-28' }], reason }),
  setLightRules: ({ cluster }) => ({ cluster, rules: { paceGraceDays: 9 }, reason }),
  grantExemption: ({ cluster }) => ({
    ...{ cluster, ...named, criterion: 'START', approver: '联席会议办公室', reason, expiresOn: later },
  }),
  stateOwnLight: ({ cluster, city }) => ({ cluster, ...named, city, colour: 'YELLOW', text: '征拆滞后' }),
  raiseIssue: ({ cluster, city }) => ({ cluster, city, title: '断头路对接', problem: '设计标准不一' }),
  'raiseIssue of the secretariat’s': ({ cluster }) => ({ cluster, title: '断头路对接', problem: '设计标准不一' }),
  assignIssue: ({ cluster, issue, other }) => ({
    cluster,
    number: issue,
    owner: other,
    unit: '交通局',
    dueOn: '2099-05-01',
  }),
  handleIssue: ({ cluster, issue }) => ({ cluster, number: issue }),
  answerIssue: ({ cluster, issue }) => ({ cluster, number: issue, text: '已协调' }),
  returnIssue: ({ cluster, raised }) => ({ cluster, number: raised, reason }),
  closeIssue: ({ cluster, raised }) => ({ cluster, number: raised }),
  escalateIssue: ({ cluster, issue }) => ({ cluster, number: issue, letter: 'REMINDER', text: '请抓紧', dueOn: later }),
  recordServiceUse: ({ cluster, city, other }) => ({ cluster, city, rows: [{ ...cases, competentCity: other }] }),

  conveneMeeting: ({ cluster, city }) => ({
    cluster,
    edition: 6,
    title: '第六次会议',
    host: city,
    hostReason: '商定',
    year: 2026,
  }),
  setCutOff: ({ cluster, cutOff }) => ({ cluster, edition: 5, cutOff }),
  recordAgreement: ({ cluster }) => ({
    ...{ cluster, edition: 1, level: 'CITY', title: '合作协议', parties: ['甲市', '乙市'], signedOn: '2026-03-01' },
  }),
  setNextList: ({ cluster, city }) => ({
    ...{ cluster, edition: 1, year: 2027, entries: [{ list: 'TASK', title: '公积金互贷', leadCity: city }] },
  }),
  setReportText: ({ cluster }) => ({ cluster, edition: 5, part: 'INTRODUCTION', text: '各位领导：' }),
  adoptResolution: ({ cluster, city }) => ({
    ...{ cluster, edition: 1, text: '统一窗口标识', leadCity: city, unit: '政务服务局', deadline: '2026-06-30' },
  }),
  'recordResolutionProgress UNDER_WAY': ({ cluster, resolution }) => ({
    ...{ cluster, edition: 1, number: resolution, state: 'UNDER_WAY', text: '已启动' },
  }),
  'recordResolutionProgress EXTENDED': ({ cluster, resolution }) => ({
    ...{ cluster, edition: 1, number: resolution, state: 'EXTENDED', text: '延期', deadline: '2099-12-31' },
  }),
  confirmFigures: ({ cluster, city }) => ({ cluster, edition: 3, city }),
  objectToFigure: ({ cluster, city }) => ({ cluster, edition: 3, city, figure: `tasks.rows@${city}`, reason }),
  answerObjection: ({ cluster }) => ({ cluster, edition: 4, objection: 1, manner: 'KEPT', text: '已核' }),
  sealBrief: ({ cluster }) => ({ cluster, edition: 3, evenUnconfirmed: true, reason }),
  recordErratum: ({ cluster }) => ({ cluster, edition: 2, figure: 'tasks.rows', value: '2', reason }),
}

const money = (entry: object) => ({ ...entry, completedThisYear: '300.00', completedSinceStart: '300.00' })

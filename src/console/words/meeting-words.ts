import type { Wording } from '../../base/wording.ts'
import type { ConfirmationState } from '../../meeting/city-confirmation.ts'
import type { LinkKind, ResolutionState } from '../../meeting/resolution.ts'

export const meetingWords = {
  section: { zh: '会议', en: 'Meetings' },
  meetings: { zh: '市长联席会议', en: 'Joint meetings' },
  ledger: { zh: '议定事项台账', en: 'Ledger of resolutions' },
  none: { zh: '还没有会议。', en: 'No meetings yet.' },
  toMeeting: { zh: '返回第{n}次会议', en: 'Back to meeting {n}' },
  edition: { zh: '届次', en: 'Edition' },
  nth: { zh: '第{n}次会议', en: 'Meeting {n}' },
  title: { zh: '名称', en: 'Title' },
  host: { zh: '主办城市', en: 'Host' },
  hostReason: { zh: '不按轮值的原因', en: 'Why out of turn' },
  byTurn: { zh: '轮值应为{city}', en: 'By rotation {city}' },
  heldOn: { zh: '召开日期', en: 'Held on' },
  state: { zh: '状态', en: 'State' },
  cutOff: { zh: '数据截止', en: 'Cut-off' },
  noCutOff: { zh: '未设定', en: 'Not set' },
  year: { zh: '计划年度', en: 'Year of the plan' },
  agenda: { zh: '议程', en: 'Agenda' },
  participants: { zh: '参会人员', en: 'Participants' },
  observers: { zh: '列席单位', en: 'Observers' },
  agreements: { zh: '签署协议', en: 'Agreements' },
  nextList: { zh: '{year}年度清单', en: 'List of {year}' },
  texts: { zh: '材料文字', en: 'Texts of the papers' },
  brief: { zh: '会议材料', en: 'Brief' },
  papers: { zh: '文件下载', en: 'Papers' },
  report: { zh: '报告（docx）', en: 'Report (docx)' },
  annexes: { zh: '附表（xlsx）', en: 'Annexes (xlsx)' },
  minutes: { zh: '纪要（docx）', en: 'Minutes (docx)' },
  resolutions: { zh: '本次议定事项', en: 'What it resolved' },
  convene: { zh: '筹备会议', en: 'Prepare a meeting' },
  change: { zh: '修改', en: 'Change' },
  agendaHint: { zh: '一行一项。', en: 'One a line.' },
  peopleHint: { zh: '一行一人：城市，姓名，职务。', en: 'One a line: city, name, post.' },
  observersHint: { zh: '一行一个。', en: 'One a line.' },
  reason: { zh: '修改原因', en: 'Why' },
  optional: { zh: '可不填', en: 'Optional' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  saved: { zh: '已保存。', en: 'Saved.' },
  setCutOff: { zh: '设定数据截止', en: 'Set the cut-off' },
  cutOffHint: { zh: '北京时间；此后的数据不计入会议材料。', en: 'Beijing time; later data does not count.' },
  cutOffReason: { zh: '变更原因（改动时必填）', en: 'Why it is moved' },
  part: { zh: '部分', en: 'Part' },
  text: { zh: '文字', en: 'Text' },
  notWritten: { zh: '未写', en: 'Not written' },
  write: { zh: '撰写', en: 'Write' },
  person: { zh: '{name}（{post}）', en: '{name} ({post})' },
} as const satisfies Record<string, Wording>

export const meetingStateWords = {
  IN_PREPARATION: { zh: '筹备中', en: 'In preparation' },
  HELD: { zh: '已召开', en: 'Held' },
} as const satisfies Record<string, Wording>

export const resolutionWords = {
  number: { zh: '编号', en: 'No.' },
  text: { zh: '议定事项', en: 'Resolution' },
  lead: { zh: '牵头城市', en: 'Lead' },
  co: { zh: '配合城市', en: 'With' },
  unit: { zh: '责任单位', en: 'Unit' },
  deadline: { zh: '完成时限', en: 'Deadline' },
  state: { zh: '状态', en: 'State' },
  overdue: { zh: '逾期', en: 'Overdue' },
  carriedOver: { zh: '结转', en: 'Carried over' },
  open: { zh: '未办结', en: 'Open' },
  adopted: { zh: '议定', en: 'Adopted' },
  done: { zh: '已完成', en: 'Done' },
  ended: { zh: '已终止', en: 'Ended' },
  extended: { zh: '已延期', en: 'Extended' },
  only: { zh: '只看', en: 'Only' },
  search: { zh: '内容含', en: 'Text contains' },
  none: { zh: '没有符合条件的议定事项。', en: 'No such resolutions.' },
  named: { zh: '第{edition}次会议第{number}项', en: 'Meeting {edition}, resolution {number}' },
  adopt: { zh: '登记议定事项', en: 'Enter a resolution' },
  coHint: { zh: '牵头城市之外的配合城市。', en: 'Besides the lead city.' },
  progress: { zh: '办理进展', en: 'Progress' },
  record: { zh: '记录进展', en: 'Record progress' },
  said: { zh: '进展说明', en: 'What was done' },
  newDeadline: { zh: '新的时限（仅延期）', en: 'New deadline (extension only)' },
  endedBy: { zh: '决定终止的会议届次（仅终止）', en: 'Edition that ended it (end only)' },
  document: { zh: '文号', en: 'Document number' },
  on: { zh: '日期', en: 'On' },
  noSteps: { zh: '尚无进展记录。', en: 'Nothing was said of it yet.' },
  links: { zh: '落实到', en: 'What it produced' },
  adoptedDeadline: { zh: '原定时限', en: 'As adopted' },
  until: { zh: '延至{day}', en: 'until {day}' },
  byMeeting: { zh: '由第{n}次会议决定', en: 'by meeting {n}' },
  byCity: { zh: '各市议定事项', en: 'Resolutions by lead city' },
} as const satisfies Record<string, Wording>

export const resolutionStateWords: Readonly<Record<ResolutionState, Wording>> = {
  NOT_STARTED: { zh: '未启动', en: 'Not started' },
  UNDER_WAY: { zh: '推进中', en: 'Under way' },
  DONE: { zh: '已完成', en: 'Done' },
  EXTENDED: { zh: '已延期', en: 'Extended' },
  ENDED: { zh: '已终止', en: 'Ended' },
}

export const linkWords: Readonly<Record<LinkKind, Wording>> = {
  TASK: { zh: '重点任务', en: 'Task' },
  PROJECT: { zh: '重点工程', en: 'Project' },
  PLATFORM: { zh: '重大平台', en: 'Platform' },
  BATCH: { zh: '批次', en: 'Batch' },
}

export const confirmationWords: Readonly<Record<ConfirmationState, Wording>> = {
  MISSING: { zh: '未确认', en: 'Not confirmed' },
  CONFIRMED: { zh: '已确认', en: 'Confirmed' },
  LAPSED: { zh: '数据已变，须重新确认', en: 'Changed since, to be confirmed again' },
  OBJECTED: { zh: '有异议', en: 'Objected to' },
}

export const partWords = {
  INTRODUCTION: { zh: '引言', en: 'Introduction' },
  PROBLEMS: { zh: '问题', en: 'Problems' },
  NEXT_STEPS: { zh: '下一步工作', en: 'Next steps' },
  MINUTES_OPENING: { zh: '纪要开头', en: 'Opening of the minutes' },
  MINUTES: { zh: '纪要正文', en: 'Minutes' },
  MINUTES_CLOSING: { zh: '纪要结尾', en: 'Closing of the minutes' },
} as const satisfies Record<string, Wording>

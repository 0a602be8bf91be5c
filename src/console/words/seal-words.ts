import type { Wording } from '../../base/wording.ts'
import type { AnswerManner, ObjectionState } from '../../meeting/figure-statement.ts'

export const sealWords = {
  draft: { zh: '草稿', en: 'draft' },
  sealed: { zh: '已封存', en: 'sealed' },
  hash: { zh: 'SHA-256 {hash}…', en: 'SHA-256 {hash}…' },
  draftNote: { zh: '草稿随数据更新，每次下载时生成。', en: 'Drafts are made anew at each download.' },
  title: { zh: '确认与封存', en: 'Confirming and sealing' },
  city: { zh: '城市', en: 'City' },
  confirmation: { zh: '确认情况', en: 'Confirmation' },
  confirmedAt: { zh: '确认时间', en: 'Confirmed at' },
  confirm: { zh: '确认本市数字', en: 'Confirm our figures' },
  confirmHint: {
    zh: '确认的是会议材料中本市的数字；此后数字变动须重新确认。确认即撤回本市尚未答复的异议。',
    en: 'This confirms the city’s own figures in the brief; once they change they have to be confirmed again. It takes back open objections.',
  },
  cutOffFirst: { zh: '数据截止后方可确认、提出异议和封存。', en: 'All of this is for after the cut-off.' },
  objections: { zh: '异议', en: 'Objections' },
  noObjections: { zh: '没有异议。', en: 'No objections.' },
  object: { zh: '提出异议', en: 'Object to a figure' },
  figure: { zh: '指标', en: 'Figure' },
  said: { zh: '材料所载', en: 'As in the brief' },
  expected: { zh: '应为', en: 'Should be' },
  exact: {
    zh: '照指标的写法填写，如12、85.2%、64.26亿元、7,349万元；说不准可不填。',
    en: 'As the figure is written: 12, 85.2%, 64.26亿元, 7,349万元; empty if it is not known.',
  },
  reason: { zh: '理由', en: 'Reason' },
  answer: { zh: '答复异议', en: 'Answer' },
  manner: { zh: '处理', en: 'How' },
  answerText: { zh: '答复', en: 'Answer' },
  seal: { zh: '封存', en: 'Seal' },
  sealHint: {
    zh: '封存后材料、明细和文件不再改变，也不能撤销；差错以勘误更正。',
    en: 'Sealed for ever: brief, rows and papers stay as they are. Mistakes are corrected by errata.',
  },
  evenUnconfirmed: { zh: '有城市未确认也封存', en: 'Seal although cities have not confirmed' },
  no: { zh: '否', en: 'No' },
  yes: { zh: '是', en: 'Yes' },
  sealReason: { zh: '未确认也封存的原因（印入报告）', en: 'Why although unconfirmed (printed)' },
  sealedAt: { zh: '封存时间', en: 'Sealed at' },
  contentHash: { zh: '材料 SHA-256', en: 'SHA-256 of the brief' },
  unconfirmed: { zh: '未确认的城市', en: 'Unconfirmed' },
  errata: { zh: '勘误', en: 'Errata' },
  noErrata: { zh: '没有勘误。', en: 'No errata.' },
  recordErratum: { zh: '登记勘误', en: 'Record an erratum' },
  was: { zh: '原载', en: 'It said' },
  right: { zh: '更正为', en: 'Right is' },
  compare: { zh: '与上次会议比较', en: 'Compare with another meeting' },
  compareTitle: { zh: '会议材料比较', en: 'What changed between two briefs' },
  from: { zh: '与第几次会议比较', en: 'Compared with meeting' },
  show: { zh: '比较', en: 'Compare' },
  figures: { zh: '数字变化', en: 'Figures' },
  resolutions: { zh: '议定事项变化', en: 'Resolutions' },
  resolution: { zh: '议定事项', en: 'Resolution' },
  change: { zh: '增减', en: 'Change' },
  corrected: { zh: '已勘误', en: 'corrected' },
  nothing: { zh: '没有变化。', en: 'Nothing changed.' },
  nth: { zh: '第{n}次会议', en: 'Meeting {n}' },
  whole: { zh: '全域', en: 'All' },
  points: { zh: '{n}个百分点', en: '{n} points' },
} as const satisfies Record<string, Wording>

export const objectionStateWords: Readonly<Record<ObjectionState, Wording>> = {
  OPEN: { zh: '待答复', en: 'Open' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  WITHDRAWN: { zh: '已撤回', en: 'Taken back' },
}

export const answerMannerWords: Readonly<Record<AnswerManner, Wording>> = {
  CORRECTED: { zh: '数据已更正', en: 'Corrected' },
  KEPT: { zh: '维持原数', en: 'The figure stays' },
}

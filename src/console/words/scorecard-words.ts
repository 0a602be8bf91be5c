import type { Wording } from '../../base/wording.ts'

export const scorecardWords = {
  note: {
    zh: '{from}至{to}交办的需协调事项，截至{asOf}',
    en: 'What was given to the cities from {from} to {to}, as of {asOf}',
  },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  raisedBy: { zh: '提出方', en: 'Raised by' },
  requests: { zh: '交办件数', en: 'Requests' },
  accepted: { zh: '7日内接办', en: 'Accepted within 7 days' },
  days: { zh: '平均答复天数', en: 'Mean days to answer' },
  inTime: { zh: '按约定日期答复', en: 'Answered by the agreed date' },
  of: { zh: '{part}／{all}', en: '{part} of {all}' },
  meanOf: { zh: '{n}件', en: 'of {n}' },
  bounds: {
    zh: '接办：绿≥80%，红＜60%；答复：绿＜16天，红＞25天。未到期的不计入。',
    en: 'Accepted: green from 80 %, red below 60 %; answered: green below 16 days, red above 25. What is not due does not count.',
  },
} as const satisfies Record<string, Wording>

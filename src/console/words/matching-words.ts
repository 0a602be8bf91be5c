import type { Wording } from '../../base/wording.ts'

export const matchingPageWords = {
  title: { zh: '事项对应', en: 'Matching items' },
  note: {
    zh: '没有国家编码的事项须由人对应：与某个已有事项相同，或是新事项。对应后不可撤回。',
    en: 'Items without a national code are matched by a person: the same as another, or new. It cannot be taken back.',
  },
  nothing: { zh: '没有等待对应的事项。', en: 'Nothing waits.' },
  waiting: { zh: '待对应事项', en: 'What waits' },
  candidates: { zh: '候选事项', en: 'Candidates' },
  same: { zh: '与此相同', en: 'The same' },
  isNew: { zh: '是新事项', en: 'It is new' },
  noCandidates: { zh: '没有相近的事项。', en: 'Nothing like it is known.' },
  done: { zh: '已对应。', en: 'Matched.' },
  open: { zh: '待对应事项', en: 'Items to match' },
} as const satisfies Record<string, Wording>

import type { Wording } from '../../base/wording.ts'
import type { IssueState } from '../../programme/coordination-issue.ts'

export const issueStateWords: Readonly<Record<IssueState, Wording>> = {
  RAISED: { zh: '已提出', en: 'Raised' },
  ASSIGNED: { zh: '已交办', en: 'Assigned' },
  HANDLED: { zh: '办理中', en: 'In hand' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  RETURNED: { zh: '退回重办', en: 'Returned' },
  CLOSED: { zh: '已销号', en: 'Closed' },
}

import type { Change } from '../changes/change.ts'
import type { Agreement } from './agreement.ts'
import { type JointMeeting, meetingState } from './joint-meeting.ts'
import { type Resolution, resolutionLogState } from './resolution.ts'

type Named = Pick<JointMeeting, 'cluster' | 'edition'>

/** The change that tells of a meeting. Nothing of meetings is public. */
export const meetingChange = (kind: 'meeting.convened' | 'meeting.cutOffSet', meeting: JointMeeting): Change => ({
  kind,
  subject: `${meeting.cluster}/${meeting.edition}`,
  cluster: meeting.cluster,
  isPublic: false,
  state: meetingState(meeting),
})

/** The change that tells of a resolution: of its lead city. */
export const resolutionChange = (
  kind: 'resolution.adopted' | 'resolution.corrected' | 'resolution.progressed',
  resolution: Resolution,
): Change => ({
  kind,
  subject: `${resolution.cluster}/${resolution.edition}/${resolution.number}`,
  cluster: resolution.cluster,
  city: resolution.leadCity,
  isPublic: false,
  state: resolutionLogState(resolution),
})

export const agreementChange = ({ cluster, edition }: Named, agreement: Agreement): Change => ({
  kind: 'agreement.recorded',
  subject: `${cluster}/${edition}/${agreement.number}`,
  cluster,
  isPublic: false,
  state: { cluster, edition, ...agreement },
})

export const nextListChange = ({ cluster, edition }: Named, list: NonNullable<JointMeeting['nextList']>): Change => ({
  kind: 'nextList.set',
  subject: `${cluster}/${edition}`,
  cluster,
  isPublic: false,
  state: { cluster, edition, ...list },
})

/** Of a text that is taken back, the text is null. */
export const textChange = (
  { cluster, edition }: Named,
  text: { readonly part: string; readonly version: number; readonly text: string | null },
): Change => ({
  kind: 'reportText.set',
  subject: `${cluster}/${edition}/${text.part}`,
  cluster,
  isPublic: false,
  state: { cluster, edition, ...text },
})

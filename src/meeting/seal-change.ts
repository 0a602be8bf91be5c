import type { Change } from '../changes/change.ts'
import type { BriefErratum } from './brief-erratum.ts'
import type { NewStatement } from './figure-statement.sql.ts'
import type { FigureStatement } from './figure-statement.ts'
import type { JointMeeting } from './joint-meeting.ts'
import type { NewSeal } from './sealed-brief.sql.ts'
import type { SealedPaper } from './sealed-brief.ts'

type Named = Pick<JointMeeting, 'cluster' | 'edition'>

const kinds: Readonly<Record<FigureStatement['kind'], string>> = {
  CONFIRMED: 'figureConfirmation.given',
  OBJECTED: 'figureObjection.raised',
  ANSWERED: 'figureObjection.answered',
}

/** The change that tells what was said of figures: of the city that said it, or is answered. */
export const statementChange = ({ cluster, edition }: Named, said: NewStatement): Change => ({
  kind: kinds[said.kind],
  subject: `${cluster}/${edition}/${said.kind === 'CONFIRMED' ? said.city : (said.answers ?? said.position)}`,
  cluster,
  city: said.city,
  isPublic: false,
  state: { cluster, edition, ...said },
})

/** The change by which the chain of the log vouches for a sealed brief, its rows and its papers. */
export const sealChange = (
  { cluster, edition }: Named,
  { meetingId: _, content: __, ...seal }: NewSeal,
  hashes: { readonly hash: string; readonly papers: readonly SealedPaper[] },
): Change => ({
  kind: 'brief.sealed',
  subject: `${cluster}/${edition}`,
  cluster,
  isPublic: false,
  state: { cluster, edition, ...seal, ...hashes },
})

export const erratumChange = ({ cluster, edition }: Named, erratum: Omit<BriefErratum, 'recordedAt'>): Change => ({
  kind: 'erratum.recorded',
  subject: `${cluster}/${edition}/${erratum.number}`,
  cluster,
  isPublic: false,
  state: { cluster, edition, ...erratum },
})

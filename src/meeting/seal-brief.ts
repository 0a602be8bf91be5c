import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { type Problem, warning } from '../base/problem.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { hex, sha256, sha256Hex } from '../changes/digest.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { MeetingInput } from './change-meeting.ts'
import { confirmationsIn } from './city-confirmation.ts'
import { readFigureId } from './figure-kind.ts'
import { objectionsIn } from './figure-statement.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import type { BriefFacts } from './make-brief.ts'
import { type MeetingBrief, membersOf } from './meeting-brief.ts'
import { readCurrentBrief } from './read-current-brief.ts'
import { readRowsOfFigures } from './read-figure-rows.ts'
import { takeUnsealed, type Unsealed } from './record-statement.ts'
import { sealChange } from './seal-change.ts'
import {
  type FrozenRows,
  insertSealedBrief,
  insertSealedFigures,
  insertSealedPaper,
  type LogHead,
  selectSettledHead,
} from './sealed-brief.sql.ts'
import { checkSealing, rowsHashOf, type SealedPaper, unconfirmedIn } from './sealed-brief.ts'

export interface SealBriefInput extends MeetingInput {
  /** Seals although cities have not confirmed their figures; the reason is then printed. */
  readonly evenUnconfirmed?: boolean | null
  readonly reason?: string | null
}

/** How a brief becomes papers: handed in by the door, for what prints stands to the right. */
export interface SealPrinting {
  /** The version of the layout: the same brief under the same layout gives the same bytes. */
  readonly layout: string
  readonly print: (brief: MeetingBrief) => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>
}

/**
 * Seals the brief of a meeting (封存), once and for ever: what it says, the rows behind each figure and the papers' bytes. The cluster's
 * secretariat, after the cut-off. Refuses while an objection is open, and while a city has not confirmed, unless it is said why.
 */
export const sealBrief = async (
  hub: Hub,
  caller: Caller,
  input: SealBriefInput,
  printing: SealPrinting,
): Promise<Outcome<JointMeeting>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const evenUnconfirmed = input.evenUnconfirmed ?? false
  const problems = (evenUnconfirmed ? checkText : checkOptionalText)(input.reason, 'reason', 1000)
  if (problems.length > 0) return refused(...problems)
  const head = await selectSettledHead(hub.db)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'sealBrief', { idempotencyKey, content }, async (db, log) => {
    const taken = await takeUnsealed(db, input)
    if (taken.ok === undefined) return taken
    const reason = evenUnconfirmed ? input.reason!.trim() : null
    const prepared = await prepare({ ...hub, db }, caller, taken.ok, { head, reason })
    if (prepared.ok === undefined) return prepared
    const { meeting } = taken.ok
    const { seal, frozen, brief } = prepared.ok
    const papers = await printed(brief, printing)
    const sealed = { ...seal, layout: printing.layout }
    await insertSealedBrief(db, sealed, { actor: actorOf(caller), tx: log.tx })
    await insertSealedFigures(db, meeting.id, frozen)
    for (const paper of papers) await insertSealedPaper(db, meeting.id, paper)
    const hashes = { hash: sha256Hex(seal.content), papers: papers.map(({ bytes: _, ...paper }) => paper) }
    await log.record(sealChange(meeting, sealed, hashes))
    return done(meeting, prepared.problems)
  })
}

/** The brief as it is sealed, what the seal says and the rows; or why it cannot be sealed. */
const prepare = async (
  hub: Hub,
  caller: Caller,
  { meeting, said }: Unsealed,
  { head, reason }: { readonly head: LogHead; readonly reason: string | null },
) => {
  const { brief, facts, isBackfilled } = await readCurrentBrief(hub, caller, meeting, head)
  const confirmations = confirmationsIn(said, membersOf(brief), brief.figures)
  const standing = { cutOff: cutOffOf(meeting), now: hub.now(), confirmations, objections: objectionsIn(said) }
  const problems = checkSealing({ ...standing, evenUnconfirmed: reason !== null })
  if (problems.length > 0) return refused(...problems)
  const unconfirmedCities = unconfirmedIn(confirmations)
  const unconfirmedReason = unconfirmedCities.length > 0 ? reason : null
  const ofLog = { logNumber: head.number, logHash: head.hash }
  const content = canonicalJson({ ...brief, seal: { ...ofLog, isBackfilled, unconfirmedReason } })
  const frozen = await frozenRows(hub, facts, brief)
  const times = { asOf: brief.asOf, knownAt: brief.knownAt, isBackfilled, rowsHash: rowsHashOf(frozen) }
  const seal = { meetingId: meeting.id, content, ...times, ...ofLog, unconfirmedCities, unconfirmedReason }
  // Printed from what is stored, so that whoever prints it anew begins with the same.
  return done({ seal, frozen, brief: JSON.parse(content) as MeetingBrief }, unconfirmedWarning(unconfirmedCities))
}

const unconfirmedWarning = (cities: readonly string[]): Problem[] =>
  cities.length > 0 ? [warning('CITIES_UNCONFIRMED', { facts: { cities } })] : []

const frozenRows = async (hub: Hub, facts: BriefFacts, { figures }: MeetingBrief): Promise<FrozenRows[]> => {
  const found = await readRowsOfFigures(
    hub,
    facts,
    figures.map(({ id }) => readFigureId(id)!),
  )
  return found.map((all, i) => {
    const rows = canonicalJson(all)
    return { figure: figures[i]!.id, count: all.length, rows, rowsHash: sha256Hex(rows) }
  })
}

const printed = async (brief: MeetingBrief, { print }: SealPrinting) => {
  const papers: (SealedPaper & { readonly bytes: Uint8Array })[] = []
  for (const { name, bytes } of await print(brief))
    papers.push({ name, bytes, size: bytes.byteLength, hash: hex(await sha256(bytes)) })
  return papers
}

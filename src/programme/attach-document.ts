import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { type AttachedDocument, checkDocument, checkDocumentName } from './attached-document.ts'
import { insertAttachment, insertDocument } from './document.sql.ts'
import { type GivenName, namesToFind } from './given-name.ts'
import { progressChange } from './progress-change.ts'
import { lockProgress, selectSteppedStandings } from './progress-standing.sql.ts'
import { checkStanding } from './standing-problems.ts'

export interface AttachDocumentInput extends GivenName {
  readonly cluster: string
  readonly city: string
  /** The file's name. */
  readonly name: string
}

/**
 * Attaches a document (复函、佐证材料) to what the own city said of a row and a day. The same file again changes nothing, and a file is
 * kept once however often it is attached. The file is asked for once it is known that the caller may.
 */
export const attachDocument = async (
  hub: Hub,
  caller: Caller,
  input: AttachDocumentInput,
  fileAsked: () => Promise<Outcome<Uint8Array>>,
): Promise<Outcome<AttachedDocument>> => {
  const { cluster: code, city, list, year, number, onDay } = input
  const forbidden = forbid(caller, ['OPERATOR', 'COORDINATOR'], { cluster: code, city })
  if (forbidden) return forbidden
  const wrong = [...checkDocumentName(input.name), ...checkDate(onDay, 'onDay')]
  if (wrong.length > 0) return refused(...wrong)
  const file = await fileAsked()
  if (file.ok === undefined) return file
  const content = file.ok
  const document = { hash: hex(await sha256(content)), size: content.byteLength, name: input.name.trim() }
  const mark = { on: civilDateAt(hub.now()), by: actorOf(caller) }

  return write(hub, caller, 'attachDocument', async (db, log): Promise<Outcome<AttachedDocument>> => {
    const cluster = await selectCluster(db, code)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
    await lockProgress(db, cluster.id, city)
    const asked = { clusterId: cluster.id, city, asOf: mark.on }
    const [standing] = await selectSteppedStandings(db, asked, namesToFind([{ list, year, number, onDay }]))
    const problems = checkStanding(input, city, standing)
    if (problems.length > 0 || !standing) return refused(...problems)
    if (!standing.latest) return refusedFor('PROGRESS_UNKNOWN', { onDay }, ['onDay'])
    const known = standing.documents.find(({ hash }) => hash === document.hash)
    if (known) return done(known)
    const refusals = checkDocument(document.size, standing.documents)
    if (refusals.length > 0) return refused(...refusals)
    await insertDocument(db, document.hash, content, log.tx)
    await insertAttachment(db, { ...mark, ...document, subjectId: standing.subjectId, city, onDay }, log.tx)
    const name = { list, year, number, city, onDay }
    const documents = [...standing.documents, document]
    const { latest, counting } = standing
    await log.record(progressChange('progress.documentAttached', code, name, latest, { documents, counting }))
    return done(document)
  })
}

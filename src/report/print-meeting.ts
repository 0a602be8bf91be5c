import type { MeetingBrief } from '../meeting/meeting-brief.ts'
import { writeDocument, writeWorkbook } from '../office/index.ts'
import { meetingAnnexes } from './meeting-annexes.ts'
import { meetingPaper } from './meeting-paper.ts'

/** Rises with every change by which the same brief would come out as other bytes. */
export const layoutVersion = '2'

/** The papers of a joint meeting as files: the same brief is the same bytes. */
export const printMeeting = async (brief: MeetingBrief): Promise<{ name: string; bytes: Uint8Array }[]> => {
  const paper = meetingPaper(brief)
  const properties = { title: `${paper.title}附表`, writtenAt: brief.knownAt }
  return [
    { name: 'report.docx', bytes: await writeDocument(paper) },
    { name: 'annexes.xlsx', bytes: await writeWorkbook(meetingAnnexes(brief), properties) },
  ]
}

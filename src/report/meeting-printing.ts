import type { SealPrinting } from '../meeting/seal-brief.ts'
import { layoutVersion, printMeeting } from './print-meeting.ts'

/** How a brief becomes papers as it is sealed. */
export const meetingPrinting: SealPrinting = { layout: layoutVersion, print: printMeeting }

import { mountMeeting } from './pages/meeting.tsx'
import { mountBrief } from './pages/meeting-brief.tsx'
import { mountCompare } from './pages/meeting-compare.tsx'
import { mountConvene } from './pages/meeting-convene.tsx'
import { mountCutOff } from './pages/meeting-cut-off.tsx'
import { mountFigure } from './pages/meeting-figure.tsx'
import { mountMeetingRecord } from './pages/meeting-record.tsx'
import { mountSeal } from './pages/meeting-seal.tsx'
import { mountMeetingText } from './pages/meeting-text.tsx'
import { mountMeetings } from './pages/meetings.tsx'
import { mountResolution } from './pages/resolution.tsx'
import { mountResolutions } from './pages/resolutions.tsx'
import type { ConsoleApp } from './visit.ts'

/** The pages about the joint meetings of the mayors. */
export const mountMeetingPages = (app: ConsoleApp): void => {
  mountMeetings(app)
  mountConvene(app)
  mountMeeting(app)
  mountCutOff(app)
  mountMeetingText(app)
  mountMeetingRecord(app)
  mountBrief(app)
  mountFigure(app)
  mountSeal(app)
  mountCompare(app)
  mountResolutions(app)
  mountResolution(app)
}

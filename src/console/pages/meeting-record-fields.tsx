import type { City } from '../../access/city-cluster.ts'
import { agreementLevels } from '../../meeting/agreement.ts'
import type { JointMeeting } from '../../meeting/joint-meeting.ts'
import { Check } from '../parts/check.tsx'
import { Field, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { MeetingRecord } from '../take-meeting-record.ts'
import type { Visit } from '../visit.ts'
import { meetingRecordWords } from '../words/meeting-record-words.ts'
import { listWords } from '../words/plan-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly meeting: JointMeeting
  readonly cities: readonly City[]
  readonly sent: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

const ResolutionFields = ({ visit, cities, sent, all }: Props) => {
  const words = wordsIn(meetingRecordWords, visit.language)
  return (
    <>
      <TextArea label={words.text} name="text" value={sent('text')} rows={5} required />
      <Select
        label={words.leadCity}
        name="leadCity"
        value={sent('leadCity')}
        options={cities.map(({ code, name }) => [code, name] as const)}
      />
      <fieldset class="choice">
        <legend>{words.coCities}</legend>
        {cities.map(({ code, name }) => (
          <Check label={name} name="coCities" value={code} isOn={all('coCities').includes(code)} />
        ))}
      </fieldset>
      <Field label={words.unit} name="unit" value={sent('unit')} required />
      <Field label={words.deadline} name="deadline" type="date" value={sent('deadline')} hint={words.optional} />
    </>
  )
}

const AgreementFields = ({ visit, meeting, sent }: Props) => {
  const words = wordsIn(meetingRecordWords, visit.language)
  const levels = agreementLevels.map((level) => [level, words[level]] as const)
  return (
    <>
      <Field label={words.title} name="title" value={sent('title')} required />
      <Select label={words.level} name="level" value={sent('level')} options={levels} />
      <TextArea label={words.parties} name="parties" value={sent('parties')} required />
      <Field label={words.signedOn} name="signedOn" type="date" value={sent('signedOn') || meeting.heldOn} />
      <Field label={words.document} name="documentNumber" value={sent('documentNumber')} hint={words.optional} />
    </>
  )
}

const NextListFields = ({ visit, meeting, cities, sent }: Props) => {
  const words = wordsIn(meetingRecordWords, visit.language)
  const { nextList, year } = meeting
  const nameOf = (code: string) => cities.find((city) => city.code === code)?.name ?? code
  const known = nextList?.entries.map(
    ({ list, title, leadCity }) => `${listWords[list][visit.language]}，${title}，${nameOf(leadCity)}`,
  )
  return (
    <>
      <Field label={words.year} name="year" type="number" value={sent('year') || String(nextList?.year ?? year + 1)} />
      <TextArea
        label={words.entries}
        name="entries"
        rows={10}
        value={sent('entries') || known?.join('\n')}
        hint={words.entriesHint}
      />
    </>
  )
}

/** The fields of each of the forms. */
export const MeetingRecordFields = ({ record, ...props }: Props & { readonly record: MeetingRecord }) => {
  if (record === 'resolution') return <ResolutionFields {...props} />
  return record === 'agreement' ? <AgreementFields {...props} /> : <NextListFields {...props} />
}

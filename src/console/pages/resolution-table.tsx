import type { Ledger } from '../../meeting/list-resolutions.ts'
import {
  deadlineOf,
  isCarriedOver,
  isResolutionOverdue,
  type Resolution,
  resolutionStateOf,
} from '../../meeting/resolution.ts'
import { Day } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { resolutionStateWords, resolutionWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly label: string
  readonly isLabelShown?: boolean
  readonly ledger: Ledger
  readonly nameOf: (city: string) => string
}

const tones = { NOT_STARTED: 'fair', UNDER_WAY: '', DONE: 'good', EXTENDED: 'fair', ENDED: '' } as const

/** How a resolution stands, late or carried over. */
export const ResolutionMarks = ({ visit, one, asOf }: { visit: Visit; one: Resolution; asOf: string }) => {
  const words = wordsIn(resolutionWords, visit.language)
  const state = resolutionStateOf(one)
  return (
    <span class="marks">
      <span class={`badge ${tones[state]}`}>{resolutionStateWords[state][visit.language]}</span>
      {isResolutionOverdue(one, asOf) ? <span class="badge bad">{words.overdue}</span> : null}
      {isCarriedOver(one) ? <span class="badge">{words.carriedOver}</span> : null}
    </span>
  )
}

/** Resolutions, each with how it stands. */
export const ResolutionTable = ({ visit, at, label, isLabelShown, ledger, nameOf }: Props) => {
  const words = wordsIn(resolutionWords, visit.language)
  return (
    <TableBox label={label} isLabelShown={isLabelShown}>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.text}</th>
          <th scope="col">{words.lead}</th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.deadline}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {ledger.resolutions.map((one) => (
          <tr>
            <td class="nowrap">{`${one.edition}-${one.number}`}</td>
            <td class="title">
              <a href={`${at}/resolutions/${one.edition}/${one.number}`}>{one.text}</a>
            </td>
            <td class="nowrap">{nameOf(one.leadCity)}</td>
            <td>{one.unit}</td>
            <td class="nowrap">
              <Day day={deadlineOf(one)} language={visit.language} />
            </td>
            <td>
              <ResolutionMarks visit={visit} one={one} asOf={ledger.asOf} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

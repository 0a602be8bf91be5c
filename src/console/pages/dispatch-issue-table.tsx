import type { CivilDate } from '../../base/civil-date.ts'
import { type CoordinationIssue, lettersToOwner, standingOf } from '../../programme/coordination-issue.ts'
import { cityOrOffice } from '../city-or-office.ts'
import { Day } from '../parts/day.tsx'
import { IssueStateMark } from '../parts/issue-state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { unitNamed } from '../unit-named.ts'
import type { Visit } from '../visit.ts'
import { issueWords, letterWords } from '../words/issue-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly label: string
  readonly asOf: CivilDate
  readonly issues: readonly CoordinationIssue[]
  readonly nameOf: (city: string) => string
}

const Row = ({ visit: { language }, at, asOf, issue, nameOf }: Props & { readonly issue: CoordinationIssue }) => {
  const { owner, ownerUnit, dueOn } = standingOf(issue)
  const letters = lettersToOwner(issue).map(({ letter }) => letterWords[letter!][language])
  return (
    <tr>
      <td class="num">{issue.number}</td>
      <td class="title">
        <a href={`${at}/issues/${issue.number}`}>{issue.title}</a>
      </td>
      <td class="nowrap">{cityOrOffice(issue.raisedBy, nameOf, language)}</td>
      <td class="nowrap">
        <Day day={issue.steps[0]!.onDay} language={language} />
      </td>
      <td>{owner === null ? <span class="none">—</span> : unitNamed(nameOf(owner), ownerUnit)}</td>
      <td class="nowrap">
        <Day day={dueOn} language={language} />
      </td>
      <td>
        <IssueStateMark issue={issue} asOf={asOf} language={language} />
      </td>
      <td>{letters.length === 0 ? <span class="none">—</span> : letters.join('、')}</td>
    </tr>
  )
}

/** The issues of a list, each with how it stands. */
export const IssueTable = (props: Props) => {
  const words = wordsIn(issueWords, props.visit.language)
  return (
    <TableBox label={props.label}>
      <thead>
        <tr>
          <th scope="col" class="num">
            {words.number}
          </th>
          <th scope="col">{words.title}</th>
          <th scope="col">{words.raisedBy}</th>
          <th scope="col">{words.raisedOn}</th>
          <th scope="col">{words.owner}</th>
          <th scope="col">{words.dueOn}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.letters}</th>
        </tr>
      </thead>
      <tbody>
        {props.issues.map((issue) => (
          <Row {...props} issue={issue} />
        ))}
      </tbody>
    </TableBox>
  )
}

import type { NamedActor } from '../../access/identify-actors.ts'
import type { MembershipChange } from '../../access/membership-change.sql.ts'
import { addDays } from '../../base/civil-date.ts'
import { actorText } from '../parts/actor-text.ts'
import { Day, Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { adminWords, membershipRoleWords } from '../words/admin-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly changes: readonly MembershipChange[]
  readonly named: ReadonlyMap<string, NamedActor>
  readonly nameOf: (city: string) => string
}

/** What was entered about memberships, by whom and why. */
export const MemberChanges = ({ visit: { language }, changes, named, nameOf }: Props) => {
  const words = wordsIn(adminWords, language)
  const heads = [words.at, words.city, words.role, words.from, words.lastDay, words.reason, words.by]
  return (
    <TableBox label={words.changes} isLabelShown>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ city, role, validFrom, validTo, reason, isCorrection, recordedAt, actor }) => (
          <tr>
            <td class="nowrap">
              <Instant at={recordedAt} language={language} />
            </td>
            <th scope="row" class="nowrap">
              {city.name}
            </th>
            <td class="nowrap">
              {membershipRoleWords[role][language]}{' '}
              {isCorrection ? <span class="badge fair">{words.corrected}</span> : null}
            </td>
            <td class="nowrap">
              <Day day={validFrom} language={language} />
            </td>
            <td class="nowrap">{validTo ? <Day day={addDays(validTo, -1)} language={language} /> : words.open}</td>
            <td>{reason ?? '—'}</td>
            <td>{actorText({ actor, named, nameOf, language })}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

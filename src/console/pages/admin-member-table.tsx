import type { Membership } from '../../access/city-cluster.ts'
import { addDays } from '../../base/civil-date.ts'
import { Day, dayText } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { adminWords, membershipRoleWords } from '../words/admin-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly memberships: readonly Membership[]
  readonly mayChange: boolean
}

const Row = ({ visit, at, mayChange, membership }: Props & { readonly membership: Membership }) => {
  const words = wordsIn(adminWords, visit.language)
  const { city, role, validFrom, validTo } = membership
  const isAhead = validFrom > visit.today
  const isOver = validTo !== null && validTo <= visit.today
  const tone = role === 'MEMBER' && !isOver && !isAhead ? 'badge good' : 'badge'
  return (
    <tr>
      <td class="code nowrap">{city.code}</td>
      <th scope="row" class="nowrap">
        {city.name}
      </th>
      <td class="nowrap">
        <span class={tone}>{membershipRoleWords[role][visit.language]}</span>
      </td>
      <td class="nowrap">
        {isAhead ? fill(words.ahead, { day: dayText(validFrom, visit.language) }) : null}
        {isAhead ? null : <Day day={validFrom} language={visit.language} />}
      </td>
      <td class="nowrap">
        {validTo === null ? words.open : <Day day={addDays(validTo, -1)} language={visit.language} />}
      </td>
      {mayChange ? (
        <td class="nowrap">
          <a href={`${at}?city=${city.code}&from=${validFrom}#changing`}>{words.change}</a>
        </td>
      ) : null}
    </tr>
  )
}

const Table = ({ label, ...props }: Props & { readonly label: string }) => {
  const words = wordsIn(adminWords, props.visit.language)
  const heads = [words.code, words.city, words.role, words.from, words.lastDay]
  return (
    <TableBox label={label} isLabelShown>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
          {props.mayChange ? (
            <th scope="col">
              <span class="unseen">{words.change}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {props.memberships.map((membership) => (
          <Row {...props} membership={membership} />
        ))}
      </tbody>
    </TableBox>
  )
}

/** Who belongs to the cluster today; below it all that ever did or will, the latest first. */
export const MemberTable = (props: Props) => {
  const words = wordsIn(adminWords, props.visit.language)
  const { today } = props.visit
  const isNow = ({ validFrom, validTo }: Membership) => validFrom <= today && (validTo === null || validTo > today)
  const ever = props.memberships.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return (
    <>
      <Table {...props} label={words.membersNow} memberships={props.memberships.filter(isNow)} />
      {ever.every(isNow) ? null : <Table {...props} label={words.membersEver} memberships={ever} />}
    </>
  )
}

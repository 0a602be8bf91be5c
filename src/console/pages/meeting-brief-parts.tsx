import type { MeetingBrief } from '../../meeting/meeting-brief.ts'
import { Day, dayText } from '../parts/day.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { briefWords, causeWords, rowKindWords, rowWords, standingWords } from '../words/brief-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly brief: MeetingBrief
  readonly nameOf: (city: string) => string
}

const most = 100

/** A word of the domain, as people say it. */
export const domainWord = (word: string | null, { language }: Visit): string =>
  word === null ? '—' : (standingWords[word]?.[language] ?? word)

/** What needs the mayors. */
export const BriefProblems = ({ visit, brief, nameOf }: Props) => {
  const { language } = visit
  const words = wordsIn(briefWords, language)
  return (
    <section class="card">
      <h2>{words.problems}</h2>
      {brief.problems.length === 0 ? <p class="none">{words.noProblems}</p> : null}
      <ul class="plain-list">
        {brief.problems.slice(0, most).map(({ kind, number, title, text, causes, city, unit, since, row }) => (
          <li>
            {kind === 'ISSUE' ? (
              <a href={`/console/${brief.cluster.code}/issues/${number}`}>{title}</a>
            ) : (
              <RowLink
                at={`/console/${brief.cluster.code}`}
                kind={row?.list ?? ''}
                number={number}
                year={row?.year ?? brief.year}
              >
                {row
                  ? fill(rowWords.numbered[language], { list: rowKindWords[row.list]?.[language] ?? '', n: number })
                  : number}{' '}
                {title}
              </RowLink>
            )}{' '}
            {causes.map((cause) => (
              <span class="badge bad">{causeWords[cause]?.[language]}</span>
            ))}{' '}
            <span class="note">
              {city === null ? '' : nameOf(city)} {unit} {fill(words.since, { day: dayText(since, language) })}
            </span>
            {text ? <div class="said">{text}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Field by field: what was completed since the last meeting, and what is behind. */
export const BriefFields = ({ visit, brief }: Omit<Props, 'nameOf'>) => {
  const words = wordsIn(briefWords, visit.language)
  return (
    <section class="card">
      <h2>{words.fields}</h2>
      <ul class="plain-list">
        {brief.byField.map(({ name, newlyDone, behind }) => (
          <li>
            <strong>{name}</strong> {words.newlyDone} {newlyDone.length} · {words.behind} {behind.length}
            {newlyDone.length > 0 ? (
              <div class="note">
                {words.newlyDone}：
                {newlyDone
                  .slice(0, 10)
                  .map(({ title }) => title)
                  .join('、')}
              </div>
            ) : null}
            {behind.length > 0 ? (
              <div class="note">
                {words.behind}：
                {behind
                  .slice(0, 10)
                  .map(({ title }) => title)
                  .join('、')}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is not as it was at the last meeting, and by whom. */
export const BriefMovements = ({ visit, brief, nameOf }: Props) => {
  const { language } = visit
  const words = wordsIn(briefWords, language)
  if (brief.last === null) return null
  return (
    <>
      <TableBox label={words.moved} isLabelShown>
        <thead>
          <tr>
            <th scope="col">{words.matter}</th>
            <th scope="col">{words.city}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.on}</th>
          </tr>
        </thead>
        <tbody>
          {brief.moved.slice(0, most).map(({ kind, number, title, city, before, after, on }) => (
            <tr>
              <td class="title">
                <span class="badge">{rowKindWords[kind]?.[language]}</span>{' '}
                <RowLink at={`/console/${brief.cluster.code}`} kind={kind} number={number} year={brief.year}>
                  {number} {title}
                </RowLink>
              </td>
              <td class="nowrap">{city === null ? '—' : nameOf(city)}</td>
              <td class="nowrap">{domainWord(before, visit)}</td>
              <td class="nowrap">{domainWord(after, visit)}</td>
              <td class="nowrap">
                <Day day={on} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {brief.moved.length > most ? <p class="note">{fill(words.more, { n: brief.moved.length - most })}</p> : null}
    </>
  )
}

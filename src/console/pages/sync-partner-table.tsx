import { hoursBetween, rejectedShareOf, type SourceScore } from '../../feed/partner.ts'
import { addressOfSource } from '../in-source.ts'
import { countText, shareText } from '../parts/amount.tsx'
import { Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { fill, type Words, wordsIn } from '../words/speak.ts'
import { partnerWords } from '../words/sync-partner-words.ts'
import { pushStateWords, syncWords } from '../words/sync-words.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: string
  readonly sources: readonly SourceScore[]
  readonly rowsOf: ReadonlyMap<number, number>
  readonly nameOf: (city: string) => string
  /** Whether whoever looks may open a source of a city. */
  readonly mayOpen: (city: string) => boolean
}

/** A span as it is said: less than an hour, hours, and from two days on days. */
const spanText = (hours: number, words: Words<typeof partnerWords>): string => {
  if (hours < 1) return words.underAnHour
  return hours < 48 ? fill(words.hours, { n: Math.round(hours) }) : fill(words.days, { n: Math.round(hours / 24) })
}

const Freshness = ({ visit: { hub, language }, score }: Pick<Props, 'visit'> & { readonly score: SourceScore }) => {
  const words = wordsIn(partnerWords, language)
  const hours = hoursBetween(score.lastDoneAt, hub.now())
  const days = score.cadenceHours % 24 === 0
  const cadence = days
    ? fill(words.everyDays, { n: score.cadenceHours / 24 })
    : fill(words.everyHours, { n: score.cadenceHours })
  return (
    <>
      <td class="nowrap">{hours === null ? words.never : fill(words.ago, { time: spanText(hours, words) })}</td>
      <td class="nowrap">
        {cadence}{' '}
        {score.lastPush === null ? null : (
          <span class={score.isOverdue ? 'badge bad' : 'badge good'}>
            {score.isOverdue ? words.overdue : words.kept}
          </span>
        )}
      </td>
    </>
  )
}

const Row = ({ visit, cluster, rowsOf, nameOf, mayOpen, score }: Omit<Props, 'sources'> & { score: SourceScore }) => {
  const { language, hub } = visit
  const at = addressOfSource(cluster, score.city, score.code)
  const waiting = score.openRejected + score.openConflicts
  const oldest = hoursBetween(score.oldestRejectedAt, hub.now())
  const link = (path: string, text: string) => (mayOpen(score.city) ? <a href={`${at}${path}`}>{text}</a> : text)
  return (
    <tr>
      <td class="nowrap">{nameOf(score.city)}</td>
      <th scope="row">
        {link('', score.code)} {score.isSandbox ? <span class="badge">{syncWords.sandbox[language]}</span> : null}
      </th>
      <td class="nowrap">
        {score.lastPush ? (
          <>
            <Instant at={score.lastPush.startedAt} language={language} />{' '}
            {pushStateWords[score.lastPush.state][language]}
          </>
        ) : (
          partnerWords.never[language]
        )}
      </td>
      <Freshness visit={visit} score={score} />
      <td class="num">{countText(rowsOf.get(score.id) ?? 0)}</td>
      <td class="num">
        {waiting > 0 ? link('/rejected', countText(score.openRejected)) : '0'}
        {oldest === null ? null : (
          <span class="note">
            （{fill(partnerWords.oldest[language], { time: spanText(oldest, wordsIn(partnerWords, language)) })}）
          </span>
        )}
      </td>
      <td class="num">{countText(score.openConflicts)}</td>
      <td class="num">{shareText(rejectedShareOf(score.lastPush))}</td>
      <td class="num">{score.openAlerts === 0 ? '0' : <span class="badge bad">{score.openAlerts}</span>}</td>
    </tr>
  )
}

/** The sources of a cluster and how they do. */
export const PartnerTable = (props: Props) => {
  const words = wordsIn(partnerWords, props.visit.language)
  const heads = [words.city, words.source, words.lastPush, words.freshness, words.cadence]
  const figures = [words.rows, words.rejected, words.conflicts, words.rejectedShare, words.alerts]
  return (
    <TableBox label={syncWords.partners[props.visit.language]}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
          {figures.map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.sources.map((score) => (
          <Row {...props} score={score} />
        ))}
      </tbody>
    </TableBox>
  )
}

import { opensAt } from '../../access/access-key.ts'
import type { ListedKey } from '../../access/listed-key.sql.ts'
import { Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { keyWords } from '../words/key-words.ts'
import { roleWords } from '../words/layout-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly keys: readonly ListedKey[]
  readonly nameOf: (city: string) => string
  readonly mayChange: boolean
}

/** How a key stands: in force, being replaced, expired or revoked. */
export const KeyState = ({ visit, held }: { readonly visit: Visit; readonly held: ListedKey }) => {
  const words = wordsIn(keyWords, visit.language)
  if (opensAt(held, visit.hub.now()))
    return held.revokedAt === null ? (
      <span class="badge good">{words.inForce}</span>
    ) : (
      <span class="badge fair">{words.ending}</span>
    )
  return <span class="badge bad">{held.revokedAt === null ? words.expired : words.revoked}</span>
}

/** How far a key reaches: a cluster by its name, or all. */
export const reachOf = ({ clusters, language }: Visit, { cluster }: ListedKey): string =>
  cluster === null ? keyWords.allClusters[language] : (clusters.find(({ code }) => code === cluster)?.name ?? cluster)

const Time = ({
  at,
  visit,
  none = '—',
}: {
  readonly at: string | null
  readonly visit: Visit
  readonly none?: string
}) => <td class="nowrap">{at === null ? none : <Instant at={at} language={visit.language} />}</td>

const Row = ({ visit, at, nameOf, mayChange, held }: Omit<Props, 'keys'> & { readonly held: ListedKey }) => {
  const words = wordsIn(keyWords, visit.language)
  return (
    <tr>
      <td class="num">{held.id}</td>
      <th scope="row">{held.holder}</th>
      <td class="nowrap">{roleWords[held.role][visit.language]}</td>
      <td class="nowrap">{held.city === null ? '—' : nameOf(held.city)}</td>
      <td class="nowrap">{reachOf(visit, held)}</td>
      <td class="nowrap">
        <KeyState visit={visit} held={held} />
      </td>
      <Time at={held.issuedAt} visit={visit} />
      <Time at={held.signedInAt} visit={visit} />
      <Time at={held.wroteAt} visit={visit} />
      <Time at={held.expiresAt} visit={visit} none={words.never} />
      {mayChange ? (
        <td class="nowrap">
          {opensAt(held, visit.hub.now()) ? (
            <a href={`${at}/${held.id}`} aria-label={`${words.manage} ${held.holder} ${held.id}`}>
              {words.manage}
            </a>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

/** Keys with whose they are, how they stand, and when they were last used. */
export const KeyTable = (props: Props) => {
  const words = wordsIn(keyWords, props.visit.language)
  const heads = [words.holder, words.role, words.city, words.reach, words.state]
  const times = [words.issuedAt, words.signedInAt, words.wroteAt, words.expires]
  return (
    <TableBox label={words.list}>
      <thead>
        <tr>
          <th scope="col" class="num">
            {words.number}
          </th>
          {[...heads, ...times, ...(props.mayChange ? [words.manage] : [])].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.keys.map((held) => (
          <Row {...props} held={held} />
        ))}
      </tbody>
    </TableBox>
  )
}

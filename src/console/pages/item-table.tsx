import { codeOf, type ServiceItem } from '../../catalogue/service-item.ts'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { granularityWords, itemStateWords, itemWords, kindWords, matchingWords } from '../words/item-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly items: readonly ServiceItem[]
  readonly next: string | null
}

/** The same address with another value. */
const withQuery = (url: URL, name: string, value: string): string => {
  const query = new URLSearchParams(url.search)
  query.set(name, value)
  return `${url.pathname}?${query}`
}

const Item = ({ item, at, language }: { item: ServiceItem; at: string; language: Visit['language'] }) => (
  <tr>
    <td class="code nowrap">{codeOf(item)}</td>
    <th scope="row" class="title">
      <a href={`${at}/${encodeURIComponent(codeOf(item))}`}>{item.name}</a>
    </th>
    <td class="nowrap">{item.kind ? kindWords[item.kind][language] : '—'}</td>
    <td class="nowrap">{granularityWords[item.granularity][language]}</td>
    <td>{item.department ?? '—'}</td>
    <td class="nowrap">
      {itemStateWords[item.state][language]}{' '}
      {item.matching === 'WAITING' ? <span class="badge fair">{matchingWords.WAITING[language]}</span> : null}
    </td>
  </tr>
)

export const ItemTable = ({ visit, at, items, next }: Props) => {
  const { language, url } = visit
  const words = wordsIn(itemWords, language)
  if (items.length === 0) return <Empty text={words.nothing} />
  return (
    <>
      <TableBox label={words.title}>
        <thead>
          <tr>
            {[words.code, words.name, words.kind, words.level, words.department, words.state].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Item item={item} at={at} language={language} />
          ))}
        </tbody>
      </TableBox>
      {next ? (
        <p class="pages">
          <a class="button plain" href={withQuery(url, 'after', next)}>
            {words.next}
          </a>
        </p>
      ) : null}
    </>
  )
}

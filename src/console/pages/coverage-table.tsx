import type { codeOf as codeOfItem } from '../../catalogue/service-item.ts'
import type { Coverage } from '../../recognition/answer-coverage.ts'
import type { Language } from '../../report/problem-wording.ts'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { guardWords } from '../words/guard-words.ts'
import { itemWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly items: Coverage['items']['nodes']
  readonly language: Language
  readonly at: string
  readonly codeOf: typeof codeOfItem
}

const Row = ({ one, language, at, codeOf }: Omit<Props, 'items'> & { readonly one: Props['items'][number] }) => {
  const words = wordsIn(itemWords, language)
  const tone = one.isLiveInAll ? 'good' : one.isLiveInPart ? 'fair' : ''
  return (
    <tr>
      <td class="code nowrap">{codeOf(one.item)}</td>
      <th scope="row" class="title">
        <a href={`${at}/${encodeURIComponent(codeOf(one.item))}`}>{one.item.name}</a>
      </th>
      <td>
        <span class={`badge ${tone}`}>{fill(words.kOfN, { k: one.liveCities, n: one.cityCount })}</span>
      </td>
      <td class="num">{`${one.handlingPairs}／${one.recognisingPairs}`}</td>
      <td class="said-wide">
        {one.blockedBy
          .map(({ relation, guard, cities }) => {
            const kind = relation === 'HANDLES' ? words.handles : words.recognises
            const isAll = cities.length === one.cityCount
            const by = isAll ? words.everyCity : cities.map(({ name }) => name).join('、')
            return `${kind}：${guardWords[guard][language]}${by ? `（${by}）` : ''}`
          })
          .join('；') || '—'}
      </td>
    </tr>
  )
}

/** Item by item: in how many cities it is live, and by whom it is held up. */
export const CoverageTable = ({ items, language, ...rest }: Props) => {
  const words = wordsIn(itemWords, language)
  if (items.length === 0) return <Empty text={words.nothing} />
  return (
    <TableBox label={`${words.coverage}（${items.length}）`} isLabelShown>
      <thead>
        <tr>
          {[words.code, words.name, words.liveCities, words.pairs, words.blocked].map((head) => (
            <th scope="col" class={head === words.pairs ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <Row one={one} language={language} {...rest} />
        ))}
      </tbody>
    </TableBox>
  )
}

import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { codeOf, type ServiceItem } from '../../catalogue/service-item.ts'
import type { UnmatchedItem } from '../../recognition/list-unmatched-items.ts'
import { Form } from '../parts/form.tsx'
import { differenceBetween } from '../text-difference.ts'
import type { Visit } from '../visit.ts'
import { matchingPageWords } from '../words/matching-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly waiting: UnmatchedItem
  readonly items: ReadonlyMap<number, ServiceItem>
}

const Candidate = ({ item, to }: { readonly item: ServiceItem; readonly to: ServiceItem }) => (
  <span>
    <span class="code">{codeOf(item)}</span>{' '}
    {differenceBetween(item.name, to.name).map(({ text, is }) =>
      is === 'SAME' ? text : is === 'MORE' ? <ins>{text}</ins> : '',
    )}{' '}
    <span class="note">{item.department}</span>
  </span>
)

/** An item that waits, on the left; on the right what it may be the same as, what is other in their names marked. */
export const MatchingItem = ({ visit, cluster, waiting: { item, candidates }, items }: Props) => {
  const words = wordsIn(matchingPageWords, visit.language)
  const mayMatch = !forbid(visit.caller, ['SECRETARIAT', 'COORDINATOR'], { cluster: cluster.code })
  const known = candidates.flatMap(({ itemId }) => items.get(itemId) ?? [])
  return (
    <Form visit={visit} action={`/console/${cluster.code}/items/matching`} class="card columns two">
      <input type="hidden" name="item" value={codeOf(item)} />
      <div class="stack">
        <h2>{item.name}</h2>
        <p class="note">
          <span class="code">{codeOf(item)}</span> {item.department}
        </p>
        {mayMatch ? (
          <button type="submit" class="plain">
            {words.isNew}
          </button>
        ) : null}
      </div>
      <ul class="plain-list">
        {known.length === 0 ? <li class="note">{words.noCandidates}</li> : null}
        {known.map((one) => (
          <li>
            <Candidate item={one} to={item} />{' '}
            {mayMatch ? (
              <button type="submit" name="sameAs" value={codeOf(one)} class="small plain">
                {words.same}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </Form>
  )
}

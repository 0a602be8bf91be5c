import type { CityCluster } from '../../access/city-cluster.ts'
import { sectionsFor } from '../navigation.ts'
import type { Visit } from '../visit.ts'
import { layoutWords } from '../words/layout-words.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly section?: string
}

/** The sections that the caller may read. */
export const Navigation = ({ visit, cluster, section }: Props) => (
  <nav class="sections" aria-label={layoutWords.sections[visit.language]}>
    <ul>
      {sectionsFor(visit.caller, cluster.code).map(({ code, word, path }) => (
        <li>
          <a href={`/console/${cluster.code}${path}`} aria-current={code === section ? 'page' : undefined}>
            {word[visit.language]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

import type { NamedActor } from '../../access/identify-actors.ts'
import type { Language } from '../../report/problem-wording.ts'
import { roleWords } from '../words/layout-words.ts'

interface Props {
  readonly actor: string
  readonly named: ReadonlyMap<string, NamedActor>
  readonly nameOf: (city: string) => string
  readonly language: Language
}

/** Who did something: the person, where one may know, with role and city; the hub itself by its own name. */
export const actorText = ({ actor, named, nameOf, language }: Props): string => {
  const known = named.get(actor)
  if (!known) return actor === 'hub' ? (language === 'zh' ? '系统' : 'the hub') : actor
  const { role, city, holder } = known
  const post = `${city === null ? '' : nameOf(city)}${city !== null && language === 'en' ? ' ' : ''}${roleWords[role][language]}`
  if (holder === null) return post
  return language === 'zh' ? `${holder}（${post}）` : `${holder} (${post})`
}

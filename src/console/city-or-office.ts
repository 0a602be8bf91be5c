import type { Language } from '../report/problem-wording.ts'
import { issueWords } from './words/issue-words.ts'

/** What a city is called, or the secretariat, which has no city. */
export const cityOrOffice = (city: string | null, nameOf: (city: string) => string, language: Language): string =>
  city === null ? issueWords.secretariat[language] : nameOf(city)

import { figureKind, readFigureId } from '../../meeting/figure-kind.ts'
import type { Language } from '../../report/problem-wording.ts'
import { figureText } from './figure-value.tsx'

/** What a figure is called, with the city and field that it is of; `nameOf` knows both. */
export const figureCalled = (id: string, language: Language, nameOf: (code: string) => string): string => {
  const key = readFigureId(id)
  if (key === null) return id
  const of = [key.city === null ? null : nameOf(key.city), key.field === null ? null : nameOf(key.field)].filter(
    (one) => one !== null,
  )
  return [figureKind(key.name).name[language], ...of].join(' · ')
}

/** What somebody says a figure is, in the figure's own unit. */
export const figureSaid = (id: string, value: string | null, language: Language): string => {
  const key = readFigureId(id)
  return key === null ? (value ?? '—') : figureText(value, figureKind(key.name).unit, language)
}

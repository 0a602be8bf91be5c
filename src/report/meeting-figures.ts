import { type FigureKey, figureId } from '../meeting/figure-kind.ts'
import type { FigureName } from '../meeting/figure-wording.ts'
import type { Figure, MeetingBrief } from '../meeting/meeting-brief.ts'

/** What things of a brief are called. */
export interface BriefNames {
  readonly nameOf: (city: string | null) => string
  /** The cluster without the mark that it is a sample: the paper has one of its own. */
  readonly clusterName: string
}

export const briefNames = ({ cluster, cities }: Pick<MeetingBrief, 'cluster' | 'cities'>): BriefNames => {
  const names = new Map(cities.map(({ code, name }) => [code, name]))
  return {
    nameOf: (city) => (city === null ? '秘书处' : (names.get(city) ?? city)),
    clusterName: cluster.isSample ? cluster.name.replace(/（[^（）]*）$/, '') : cluster.name,
  }
}

/** A brief with its figures and names found by what they are of. */
export interface FigureBook extends BriefNames {
  readonly brief: MeetingBrief
  /** Of all, or of a city or field; undefined where the brief has none such. */
  readonly figure: (name: FigureName, of?: Partial<Pick<FigureKey, 'city' | 'field'>>) => Figure | undefined
}

export const figureBook = (brief: MeetingBrief): FigureBook => {
  const figures = new Map(brief.figures.map((figure) => [figure.id, figure]))
  return {
    brief,
    figure: (name, { city = null, field = null } = {}) => figures.get(figureId({ name, city, field })),
    ...briefNames(brief),
  }
}

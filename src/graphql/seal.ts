import { answerObjection } from '../meeting/answer-objection.ts'
import { checkSeal } from '../meeting/check-seal.ts'
import { type BriefComparison, compareBriefs } from '../meeting/compare-briefs.ts'
import { confirmFigures } from '../meeting/confirm-figures.ts'
import { objectionsIn } from '../meeting/figure-statement.ts'
import type { JointMeeting } from '../meeting/joint-meeting.ts'
import { objectToFigure } from '../meeting/object-to-figure.ts'
import { readConfirmations } from '../meeting/read-confirmations.ts'
import { recordErratum } from '../meeting/record-erratum.ts'
import { sealBrief } from '../meeting/seal-brief.ts'
import { meetingPrinting } from '../report/meeting-printing.ts'
import { answered } from './answer.ts'
import { cityAt } from './city-at.ts'
import type { Context } from './context.ts'
import { changing } from './meeting.ts'

/** What a brief costs of what one request may ask for. */
const costOfBrief = 2000

export const sealResolvers = {
  Query: {
    briefDiff: async (_: unknown, asked: BriefComparison, context: Context) => {
      const { figures, resolutions } = answered(await compareBriefs(context.hub, context.caller, asked), context)
      return { figures: context.spend(figures), resolutions: context.spend(resolutions) }
    },
    sealFindings: async (_: unknown, asked: { cluster: string; edition: number }, context: Context) =>
      answered(await checkSeal(context.hub, context.caller, asked), context),
  },
  Mutation: {
    confirmFigures: changing(confirmFigures),
    objectToFigure: changing(objectToFigure),
    answerObjection: changing(answerObjection),
    sealBrief: changing<Parameters<typeof sealBrief>[2]>((hub, caller, input) =>
      sealBrief(hub, caller, input, meetingPrinting),
    ),
    recordErratum: changing(recordErratum),
  },
  JointMeeting: {
    sealed: async ({ id, cluster, edition }: JointMeeting, _: unknown, { load, spend }: Context) => {
      const [sealed] = await load.seals.load(id)
      if (!sealed) return null
      const path = (name: string) => `/meetings/${cluster}/${edition}/${name}`
      const papers = sealed.seal.papers.map((paper) => ({ ...paper, path: path(paper.name) }))
      return { ...sealed.seal, papers, errata: spend(sealed.errata) }
    },
    confirmations: async (meeting: JointMeeting, _: unknown, context: Context) => {
      context.spend(costOfBrief)
      return context.spend(answered(await readConfirmations(context.hub, context.caller, meeting), context))
    },
    objections: async ({ id }: JointMeeting, _: unknown, { load, spend }: Context) =>
      spend(objectionsIn(await load.figureStatements.load(id))),
  },
  SealedBrief: {
    unconfirmedCities: ({ unconfirmedCities }: { unconfirmedCities: string[] }, _: unknown, { load }: Context) =>
      load.cities.loadMany(unconfirmedCities),
  },
  CityConfirmation: { city: cityAt('city') },
  FigureObjection: { city: cityAt('city') },
  BriefFigureChange: { city: cityAt('city') },
  ResolutionChange: { leadCity: cityAt('leadCity') },
}

import type { Say } from './language.ts'
import { listing, table } from './table.ts'

interface Named {
  readonly code: string
  readonly name: string
}

interface ShownConsultation {
  readonly round: number
  readonly openedOn: string
  readonly deadline: string
  readonly answers: readonly { city: Named; manner: string | null; confirmedOn: string | null }[]
  readonly objections: readonly {
    city: Named
    item: Named
    reason: string
    raisedOn: string
    withdrawnOn: string | null
  }[]
}

export interface ShownBatch {
  readonly ordinal: number
  readonly title: string
  readonly documentNumber: string | null
  readonly state: string
  readonly publishedOn: string | null
  readonly isBackFilled: boolean
  readonly publicationRecordedAt: string | null
  readonly itemCount: number
  readonly consultations?: readonly ShownConsultation[]
  readonly adjustments?: readonly {
    change: string
    item: Named
    effectiveOn: string
    documentNumber: string
    reason: string | null
  }[]
}

const words = (say: Say): Readonly<Record<string, string>> => ({
  DRAFTED: say('起草', 'drafted'),
  OUT_FOR_CONSULTATION: say('征求意见', 'out for consultation'),
  CONFIRMED: say('各市已确认', 'confirmed'),
  PUBLISHED: say('已公布', 'published'),
  ABANDONED: say('已放弃', 'abandoned'),
  STATED: say('已确认', 'confirmed'),
  SILENCE: say('逾期视为无意见', 'silent, taken as consent'),
  ADDED: say('新增', 'added'),
  WITHDRAWN: say('退出', 'withdrawn'),
})

export const inWords = (say: Say, value: string): string => words(say)[value] ?? value

export const batchTable = (batches: readonly ShownBatch[], say: Say): string =>
  batches.length === 0
    ? say('还没有可看的批次。\n', 'No batches to be seen.\n')
    : table(
        [
          say('批次', 'No.'),
          say('状态', 'State'),
          say('项数', 'Items'),
          say('公布日期', 'Published'),
          say('文号', 'Document'),
          say('名称', 'Title'),
        ],
        batches.map((batch) => [
          batch.ordinal,
          inWords(say, batch.state),
          batch.itemCount,
          batch.publishedOn,
          batch.documentNumber,
          batch.title,
        ]),
      )

const consultationText = ({ round, openedOn, deadline, answers, objections }: ShownConsultation, say: Say): string => {
  const head = say(
    `第 ${round} 轮征求意见:${openedOn} 至 ${deadline}`,
    `Consultation, round ${round}: ${openedOn} to ${deadline}`,
  )
  const objecting = objections.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ city }) => city.code)
  const unanswered = (code: string) => (objecting.includes(code) ? say('有异议', 'objects') : say('未答复', 'awaited'))
  const said = table(
    [say('城市', 'City'), say('意见', 'Answer'), say('日期', 'Date')],
    answers.map(({ city, manner, confirmedOn }) => [
      city.name,
      manner === null ? unanswered(city.code) : inWords(say, manner),
      confirmedOn,
    ]),
  )
  const against = table(
    [
      say('异议城市', 'Objection by'),
      say('事项', 'Item'),
      say('提出', 'Raised'),
      say('撤回', 'Withdrawn'),
      say('理由', 'Reason'),
    ],
    objections.map((one) => [
      one.city.name,
      `${one.item.code} ${one.item.name}`,
      one.raisedOn,
      one.withdrawnOn,
      one.reason,
    ]),
  )
  return `${head}\n${said}${objections.length > 0 ? `\n${against}` : ''}`
}

const adjustmentText = ({ adjustments = [] }: ShownBatch, say: Say): string =>
  adjustments.length === 0
    ? ''
    : `${say('调整', 'Adjustments')}\n${table(
        [
          say('生效', 'From'),
          say('变动', 'Change'),
          say('事项', 'Item'),
          say('文号', 'Document'),
          say('理由', 'Reason'),
        ],
        adjustments.map((one) => [
          one.effectiveOn,
          inWords(say, one.change),
          `${one.item.code} ${one.item.name}`,
          one.documentNumber,
          one.reason,
        ]),
      )}`

/** One batch with what was said about it. */
export const batchDetails = (batch: ShownBatch, say: Say): string =>
  [
    listing([
      [say('批次', 'Batch'), batch.ordinal],
      [say('名称', 'Title'), batch.title],
      [say('状态', 'State'), inWords(say, batch.state)],
      [say('项数', 'Items'), batch.itemCount],
      [say('文号', 'Document'), batch.documentNumber],
      [say('公布日期', 'Published'), batch.publishedOn],
      [
        say('补录', 'Back-filled'),
        batch.isBackFilled
          ? say(
              `是,互通于 ${batch.publicationRecordedAt} 记录`,
              `yes, known to the hub since ${batch.publicationRecordedAt}`,
            )
          : null,
      ],
    ]),
    ...(batch.consultations ?? []).map((consultation) => consultationText(consultation, say)),
    adjustmentText(batch, say),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n')

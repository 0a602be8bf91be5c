import { civilDateAt, dayInWords } from '../base/civil-date.ts'
import type { BriefResolution } from '../meeting/brief-part.ts'
import type { MinutesBrief } from '../meeting/minutes-brief.ts'
import type { OfficialBlock, OfficialDocument } from '../office/index.ts'
import { listWords } from './dispatch-tables.ts'
import { clauses, numbered, type PaperPart, paragraph, paragraphs, sentences } from './meeting-blocks.ts'
import { rowMeasure } from './meeting-closing.ts'
import { type BriefNames, briefNames } from './meeting-figures.ts'
import { meetingName } from './meeting-words.ts'
import { headingNumber } from './official-words.ts'

interface Book extends BriefNames {
  readonly brief: MinutesBrief
}

const openingText = ({ brief, nameOf, clusterName }: Book): string => {
  const place = brief.host === null ? '' : `在${nameOf(brief.host)}`
  const day = brief.heldOn === null ? '' : `${dayInWords(brief.heldOn)}，`
  return sentences(
    `${day}${clusterName}市长联席会议${meetingName(brief.edition)}${place}召开`,
    brief.agenda.length > 0 ? `会议议程：${brief.agenda.map((item) => item.replace(/[。；]$/, '')).join('；')}` : null,
  )
}

const resolutionText = ({ nameOf }: Book, one: BriefResolution): string => {
  const others = one.coCities.length > 0 ? `${one.coCities.map(nameOf).join('、')}配合` : null
  const unit = one.unit === null ? '' : `（${one.unit}）`
  return `${one.text.replace(/[。；]$/, '')}。${sentences(
    clauses(
      `${nameOf(one.leadCity)}${unit}牵头`,
      others,
      one.deadline === null ? null : `${dayInWords(one.deadline)}前完成`,
    ),
  )}`
}

/** 会议议定: each resolution adopted at this meeting under its own number. */
const resolvedPart = (book: Book): PaperPart => ({
  heading: '议定事项',
  blocks: book.brief.resolutions
    .filter(({ edition }) => edition === book.brief.edition)
    .map((one) => paragraph(`${headingNumber(2, one.number)}${resolutionText(book, one)}`)),
})

const signedPart = ({ brief }: Book): PaperPart => ({
  heading: '签署协议',
  blocks: brief.agreements.map(({ title, parties, signedOn, level }, i) =>
    paragraph(
      `${headingNumber(2, i + 1)}《${title.replace(/^《|》$/g, '')}》（${level === 'CITY' ? '市级' : '部门'}），${sentences(
        clauses(`由${parties.join('、')}签署`, dayInWords(signedOn)),
      )}`,
    ),
  ),
})

const nextPart = ({ brief: { nextList }, nameOf }: Book): PaperPart => ({
  heading: nextList === null ? '' : `${nextList.year}年清单`,
  blocks: (['TASK', 'PROJECT', 'PLATFORM'] as const).flatMap((list) => {
    const own = nextList?.entries.filter((one) => one.list === list) ?? []
    if (own.length === 0) return []
    const named = own.map(({ title, leadCity }) => `${title}（${nameOf(leadCity)}牵头）`)
    return [paragraph(`${listWords[list]}${own.length}${rowMeasure(list)}：${named.join('；')}。`)]
  }),
})

/** Who was there, city by city in the order of the members: 呼和浩特市　张三（市长）、李四（副市长）. */
const presentText = ({ brief, nameOf }: Book): string =>
  brief.cities
    .map(({ code }) => ({ code, own: brief.participants.filter(({ city }) => city === code) }))
    .filter(({ own }) => own.length > 0)
    .map(({ code, own }) => `${nameOf(code)}　${own.map(({ name, post }) => `${name}（${post}）`).join('、')}`)
    .join('\n')

const attendance = (label: string, text: string): OfficialBlock[] =>
  text === '' ? [] : [{ kind: 'ATTENDANCE', label, text }]

/** The minutes of a joint meeting (纪要), in the form of GB/T 9704, 10.3. */
export const meetingMinutes = (brief: MinutesBrief): OfficialDocument => {
  const book: Book = { ...briefNames(brief), brief }
  const { texts, observers } = brief
  const made = civilDateAt(new Date(brief.knownAt))
  const isHeld = brief.heldOn !== null && brief.heldOn <= made
  // Of the day of the meeting: the same minutes are the same bytes on any later day.
  const day = brief.heldOn !== null && isHeld ? brief.heldOn : made
  // The mark of minutes stands 35 mm below the edge of the text: nothing may come before it.
  const marks = [...(isHeld ? [] : ['草稿（会议尚未召开）']), ...(brief.cluster.isSample ? ['演示数据'] : [])]
  return {
    title: `${book.clusterName}市长联席会议纪要`,
    writtenAt: `${day}T00:00:00+08:00`,
    ...(marks.length === 0 ? {} : { running: marks.join('　') }),
    blocks: [
      {
        kind: 'MINUTES_HEAD',
        mark: `${book.clusterName}市长联席会议纪要`,
        issue: `第${brief.edition}期`,
        organ: '市长联席会议秘书处',
        day: dayInWords(day),
      },
      { kind: 'TITLE', text: brief.title },
      ...paragraphs(texts.MINUTES_OPENING ?? openingText(book), texts.MINUTES),
      ...numbered(1, [resolvedPart(book), signedPart(book), nextPart(book)]),
      ...paragraphs(texts.MINUTES_CLOSING),
      ...attendance('出席', presentText(book)),
      ...attendance('列席', observers.join('、')),
    ],
  }
}

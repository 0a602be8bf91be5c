import type { Movement } from '../meeting/brief-part.ts'
import { listWords } from './dispatch-tables.ts'
import { type PaperPart, paragraphs, sentences } from './meeting-blocks.ts'
import type { FigureBook } from './meeting-figures.ts'
import { meetingName } from './meeting-words.ts'

export const movementKinds: Readonly<Record<Movement['kind'], readonly [word: string, measure: string]>> = {
  TASK: [listWords.TASK, '项'],
  PROJECT: [listWords.PROJECT, '个'],
  PLATFORM: [listWords.PLATFORM, '个'],
  BATCH: ['事项批次', '批'],
  ISSUE: ['需协调事项', '件'],
  RESOLUTION: ['议定事项', '项'],
}

/** What a movement is called where several are counted together; null: it is told in the annex only. */
const changeOf = ({ what, before, after, kind }: Movement): string | null => {
  switch (what) {
    case 'STANDING':
      return after === 'DONE' ? '新完成' : before === 'NOT_STARTED' && after === 'UNDER_WAY' ? '新启动' : null
    case 'LIGHT':
      if (after === 'RED') return '新亮红灯'
      return before === 'RED' ? '红灯解除' : null
    case 'LISTING':
      return before === null ? '新列入' : '移出清单'
    case 'STATE':
      if (before === null) return kind === 'BATCH' ? '新发布' : kind === 'RESOLUTION' ? '新议定' : '新提出'
      return after === 'CLOSED' ? '新销号' : after === 'DONE' ? '新办结' : after === 'EXTENDED' ? '延期' : null
  }
}

const kindsInOrder = Object.keys(movementKinds) as Movement['kind'][]

/**
 * 新完成6项、新亮红灯2项 of each kind: the kinds in their order, the changes as they are first met. A row counts once, when it is so as a whole:
 * else what moved would not fit what stands.
 */
const countedOf = (moved: readonly Movement[], kind: Movement['kind']): string | null => {
  const rows = new Map<string, Set<string>>()
  for (const one of moved) {
    const change = one.kind === kind && one.isOfWhole ? changeOf(one) : null
    if (change !== null) rows.set(change, (rows.get(change) ?? new Set()).add(`${one.edition}/${one.number}`))
  }
  const [word, measure] = movementKinds[kind]
  const said = [...rows].map(([change, { size }]) => `${change}${size}${measure}`)
  return said.length === 0 ? null : `${word}${said.join('、')}`
}

/** 较上次会议的变化: how much moved; who moved what stands in the annex. */
export const movedPart = ({ brief: { moved, last } }: FigureBook): PaperPart => {
  const said = kindsInOrder.flatMap((kind) => countedOf(moved, kind) ?? [])
  const since = last === null ? null : `较${meetingName(last.edition)}`
  return {
    heading: '较上次会议的变化',
    blocks: since === null || said.length === 0 ? [] : paragraphs(sentences(`${since}，${said.join('；')}`)),
  }
}

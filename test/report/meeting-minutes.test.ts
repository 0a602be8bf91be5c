import { describe, expect, it } from 'vitest'
import { meetingMinutes } from '../../src/report/meeting-minutes.ts'
import { makeSampleBrief } from '../support/meeting-brief.ts'

const held = { knownAt: '2026-11-30T01:00:00Z', cluster: { code: 'hbew', name: '呼包鄂乌', isSample: false } }
const textsOf = (document: ReturnType<typeof meetingMinutes>) =>
  document.blocks.map((block) => ('text' in block ? block.text : block.kind))

describe('the minutes of a meeting', () => {
  it('have their own form, and say what was resolved, signed and adopted, and who was there', () => {
    const minutes = meetingMinutes(makeSampleBrief(held))
    expect(minutes.blocks[0]).toEqual({
      ...{ kind: 'MINUTES_HEAD', mark: '呼包鄂乌市长联席会议纪要', issue: '第7期' },
      ...{ organ: '市长联席会议秘书处', day: '2026年11月28日' },
    })
    expect(textsOf(minutes)).toEqual([
      'MINUTES_HEAD',
      '呼包鄂乌一体化发展第七次市长联席会议',
      '2026年11月28日，呼包鄂乌市长联席会议第七次会议在包头市召开。会议议程：听取 2026 年工作进展情况汇报；审议 2027 年重点任务清单。',
      '一、议定事项',
      '（一）共建算力调度平台。呼和浩特市（呼和浩特市交通运输局）牵头，包头市配合，2027年6月30日前完成。',
      '二、签署协议',
      '（一）《呼包鄂乌政务服务一体化合作协议》（市级），由呼和浩特市、包头市签署，2026年11月28日。',
      '三、2027年清单',
      '重点任务1项：推进公积金互认互贷（鄂尔多斯市牵头）。',
      '包头市　王某（市长）',
      '自治区发展改革委',
    ])
    expect(minutes.blocks.slice(-2).map((block) => block.kind === 'ATTENDANCE' && block.label)).toEqual([
      '出席',
      '列席',
    ])
    expect([minutes.running, minutes.writtenAt]).toEqual([undefined, '2026-11-28T00:00:00+08:00'])
  })

  it('keep the words of the secretariat in their places', () => {
    const texts = {
      MINUTES_OPENING: '会议由包头市承办。',
      MINUTES: '会议听取了汇报。',
      MINUTES_CLOSING: '会议强调狠抓落实。',
    }
    const minutes = meetingMinutes(makeSampleBrief({ ...held, texts, agreements: [], nextList: null, resolutions: [] }))
    expect(textsOf(minutes).slice(2, 5)).toEqual(['会议由包头市承办。', '会议听取了汇报。', '会议强调狠抓落实。'])
  })

  it('are a draft before the meeting is held', () => {
    expect(meetingMinutes(makeSampleBrief()).running).toBe('草稿（会议尚未召开）　演示数据')
    expect(meetingMinutes(makeSampleBrief({ ...held, heldOn: null })).running).toBe('草稿（会议尚未召开）')
  })
})

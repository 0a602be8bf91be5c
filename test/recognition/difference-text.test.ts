import { describe, expect, it } from 'vitest'
import { changeText, fieldText } from '../../src/recognition/difference-text.ts'
import { itemDifferences } from '../../src/recognition/item-differences.ts'
import { among } from '../support/comparison.ts'

const names = new Map([
  ['150100', '呼和浩特市'],
  ['150200', '包头市'],
  ['150600', '鄂尔多斯市'],
  ['150900', '乌兰察布市'],
])

const days = (value: number) => ({ value, unit: 'WORKING_DAY' as const })
const comparedPhoto = { name: '照片', necessity: 'REQUIRED', copies: 1, form: 'COPY' } as const

describe('saying who must change what', () => {
  it.each([
    [{ change: 'IMPLEMENT' }, '包头市尚无在用的实施清单，请补录。'],
    [{ change: 'RENAME', from: '甲', to: '乙' }, '包头市将名称“甲”改为“乙”。'],
    [{ change: 'RENAME', from: '甲', to: null }, '包头市的名称为“甲”，各市没有多数，请协商统一。'],
    [{ change: 'DROP_AUDIENCE', audience: 'PERSON' }, '包头市去掉服务对象“自然人”。'],
    [{ change: 'ADD_MATERIAL', material: comparedPhoto }, '包头市增加申请材料“照片（必要，复印件，1 份）”。'],
    [
      { change: 'AGREE_MATERIAL', material: '照片', has: true },
      '包头市要求申请材料“照片”，各市没有多数，请协商是否保留。',
    ],
    [
      { change: 'CHANGE_MATERIAL', material: '照片', aspect: 'form', from: 'COPY', to: 'ELECTRONIC' },
      '包头市将申请材料“照片”的形式由“复印件”改为“电子”。',
    ],
    [
      { change: 'CHANGE_MATERIAL', material: '照片', aspect: 'copies', from: 3, to: null },
      '包头市：申请材料“照片”的份数为“3”，各市没有多数，请协商统一。',
    ],
    [
      { change: 'CHANGE_LIMIT', from: null, to: { value: 0, unit: 'ON_THE_SPOT' } },
      '包头市将承诺办结时限由“未填写”改为“当场”。',
    ],
    [{ change: 'CHANGE_LIMIT', from: null, to: null }, '包头市未填写承诺办结时限，请补充。'],
    [
      { change: 'CHANGE_LIMIT', from: days(3), to: null },
      '包头市的承诺办结时限为“3 个工作日”，各市没有多数，请协商统一。',
    ],
    [{ change: 'RECOGNISE_RESULTS', of: '150100' }, '包头市须认可呼和浩特市的办理结果。'],
    [{ change: 'ISSUE_RESULTS', to: '310000' }, '包头市须出具可供310000认可的办理结果。'],
  ] as const)('%j', (change, text) => {
    expect(changeText({ city: '150200', ...change } as never, names, 'zh')).toBe(text)
  })

  it('says it in English', () => {
    const change = { city: '150200', change: 'CHANGE_LIMIT' as const, from: days(10), to: days(5) }
    expect(changeText(change, new Map(), 'en')).toBe(
      '150200: change the committed limit from 10 working day(s) to 5 working day(s).',
    )
  })

  it('shows what a city has, and what most have', () => {
    const { fields } = itemDifferences(among({}, {}, { materials: [] }))
    expect(fields.map((found) => fieldText(found, '150600', names, 'zh'))).toEqual([
      '社会保障卡申领',
      '已参加社会保险；自然人',
      '未填写',
      '5 个工作日',
      '呼和浩特市；包头市',
    ])
    expect(fields.map((found) => fieldText(found, null, names, 'zh'))).toEqual([
      '社会保障卡申领',
      '已参加社会保险；自然人',
      '居民身份证（必要，原件，1 份）；申请表（必要，原件，2 份）',
      '5 个工作日',
      null,
    ])
  })
})

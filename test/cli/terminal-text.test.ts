import { describe, expect, it } from 'vitest'
import { cut, displayWidth, harmless } from '../../src/cli/display-width.ts'
import { languageOf, sayIn } from '../../src/cli/language.ts'
import { progressLine } from '../../src/cli/progress-bar.ts'
import { table } from '../../src/cli/table.ts'

describe('measuring text for a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['社保卡', 6],
    ['（A）', 5],
    ['café', 4],
    ['café', 4],
    ['𠮷野', 4],
    ['📄x', 3],
  ])('gives %j its columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  it('cuts at a width without halving a character', () => {
    expect(cut('社会保障卡', 6)).toBe('社会…')
    expect(cut('社保卡', 6)).toBe('社保卡')
  })

  it('lets no text from elsewhere steer the terminal', () => {
    expect(harmless('a\u001b[2Jb\r\nc\u202ed')).toBe('a [2Jb c d')
  })

  it('aligns columns of both widths', () => {
    expect(
      table(
        ['编号', 'Name'],
        [
          ['A1', '社保'],
          ['社保卡', null],
        ],
      ),
    ).toBe('编号    Name\nA1      社保\n社保卡\n')
  })
})

describe('showing progress', () => {
  it('draws the share that is sent, then the time of checking', () => {
    expect(progressLine(sayIn('zh'), 5_242_880, 20_971_520, 0)).toBe('上传 ██████░░░░░░░░░░░░░░░░░░ 25% 5.0/20.0 MiB')
    expect(progressLine(sayIn('en'), 20_971_520, 20_971_520, 61_400)).toBe('The hub is checking 61 s')
  })
})

describe('choosing the language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [['--lang', 'zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
    [['batch', '--lang=en'], {}, 'en'],
  ] as const)('of %j in %j is %s', (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language)
  })
})

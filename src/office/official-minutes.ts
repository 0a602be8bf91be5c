import type { OfficialBlock } from './official-document.ts'
import { character, font } from './official-page.ts'
import { paragraph, run } from './word-xml.ts'

type MinutesHead = Extract<OfficialBlock, { kind: 'MINUTES_HEAD' }>
type Attendance = Extract<OfficialBlock, { kind: 'ATTENDANCE' }>

const redLine = '<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" w:color="FF0000"/></w:pBdr>'

/** 纪要标志 in red, its upper edge 35 mm below that of the text; who made them and when, above the red line. */
export const minutesHeadXml = ({ mark, issue, organ, day }: MinutesHead, textWidth: number): string =>
  [
    paragraph('MinutesMark', run(mark)),
    paragraph('Normal', ''),
    paragraph('Normal', run(issue), { align: 'center' }),
    paragraph('Normal', ''),
    paragraph('Normal', `${run(`　${organ}`)}<w:r><w:tab/></w:r>${run(day)}`, {
      align: 'left',
      other: `${redLine}<w:tabs><w:tab w:val="right" w:pos="${textWidth - character}"/></w:tabs>`,
    }),
    paragraph('Normal', ''),
  ].join('')

/** Two characters in; who was there in the font of the text. */
export const attendanceXml = ({ label, text }: Attendance): string => {
  const hanging = ([...label].length + 1) * character
  const indent = { left: 2 * character + hanging, hanging }
  return text
    .split(/[\r\n]+/)
    .map((part, i) =>
      i === 0
        ? paragraph('Normal', run(`${label}：`, font.heading) + run(part), { indent })
        : paragraph('Normal', run(part), { indent: { left: indent.left } }),
    )
    .join('')
}

import type { Wording } from '../../base/wording.ts'
import type { Language } from '../../report/problem-wording.ts'

/** The colours of lights, and what they are called: told by shape and word too, for whoever cannot tell the colours. */
export const lightWords = {
  GREEN: { zh: '绿灯', en: 'Green' },
  YELLOW: { zh: '黄灯', en: 'Yellow' },
  RED: { zh: '红灯', en: 'Red' },
  GREY: { zh: '不评', en: 'Not judged' },
} as const satisfies Record<string, Wording>

export type Colour = keyof typeof lightWords

const shapes: Readonly<Record<Colour, string>> = { GREEN: '●', YELLOW: '▲', RED: '■', GREY: '○' }

interface Props {
  readonly colour: string
  readonly language: Language
  /** Only the mark; the word is read out. */
  readonly isBare?: boolean
}

const isColour = (colour: string): colour is Colour => Object.hasOwn(lightWords, colour)

export const LightMark = ({ colour, language, isBare }: Props) => {
  const known = isColour(colour) ? colour : 'GREY'
  return (
    <span class={`light ${known.toLowerCase()}`}>
      <span aria-hidden="true">{shapes[known]}</span>
      <span class={isBare ? 'unseen' : undefined}>{lightWords[known][language]}</span>
    </span>
  )
}

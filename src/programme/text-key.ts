// Numerals and the words of dates around them; what is left of 截至2月底，完成投资3.2亿元 is the same in March.
const numerals =
  /[上本当]?月(?:[上中下]旬|[初中底末])?|[上中下]旬|[\d〇零一二两三四五六七八九十百千万亿]+|[年日号季度周]/gu

/**
 * A text without dates, numerals, marks and blanks: two that are alike so say the same of their months. Also numerals within words
 * go, on both sides alike.
 */
export const textKey = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(numerals, '')
    .replace(/[^\p{L}]+/gu, '')

import { type Fen, moneyText } from '../base/money.ts'

// No text of the plan can hold it: control characters are refused.
const mark = '\u0001'

/** An amount of money in 元. As a number of the runtime 90 万亿元 would lose its 分: it stands as marked text until it is written. */
export const amountOf = (fen: Fen) => ({ amount: `${mark}${moneyText(fen, 'YUAN')}`, currency: 'CNY' })

const written = JSON.stringify(mark).slice(1, -1).replace('\\', '\\\\')
const amounts = new RegExp(`"${written}(\\d+(?:\\.\\d+)?)"`, 'g')

/** JSON in which marked texts stand as the numbers that they are. */
export const exactNumbers = (json: string): string => json.replace(amounts, '$1')

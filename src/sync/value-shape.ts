import { isCreditIdentifier, normalCode } from '../base/credit-identifier.ts'
import { readItemCode } from '../base/item-code.ts'
import { tidy } from '../base/text.ts'
import { telephonesIn } from '../catalogue/telephone.ts'
import { dayIn } from './row-values.ts'

/** What a value looks like, whatever its column is called. */
export type ValueShape =
  | 'IMPLEMENTATION_CODE'
  | 'BASIC_CODE'
  | 'CREDIT_IDENTIFIER'
  | 'CODE'
  | 'TIME'
  | 'DAY'
  | 'LIMIT'
  | 'TELEPHONE'
  | 'NUMBER'
  | 'CHINESE'
  | 'TEXT'

const limit = /^(\d+(\.\d+)?个?(工作日|自然日|小时|日|天|个月|月)|当场(办结)?|即办|即时办结)$/
const time = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}/
const telephone = /^[\d\s()+\-—、,;/转]{7,60}$/

export const shapeOf = (given: string): ValueShape => {
  const text = tidy(given)
  const code = normalCode(text)
  if (/^[0-9A-Z]{12,33}$/.test(code)) {
    const { scheme } = readItemCode(code)
    if (scheme === 'IMPLEMENTATION') return 'IMPLEMENTATION_CODE'
    if (isCreditIdentifier(code)) return 'CREDIT_IDENTIFIER'
    if (scheme === 'NATIONAL') return 'BASIC_CODE'
  }
  if (limit.test(text)) return 'LIMIT'
  if (time.test(text)) return 'TIME'
  if (!/^\d{8}$/.test(text) && dayIn(text) !== null) return 'DAY'
  if (/^-?\d{1,9}(\.\d+)?$/.test(text) && !/^0\d{6,}$/.test(text)) return 'NUMBER'
  if (
    telephone.test(text) &&
    !/^\d{13,}$|^[1-9]\d{11}$/.test(text) &&
    telephonesIn(text).length > 0 &&
    /\d{5}/.test(text)
  )
    return 'TELEPHONE'
  if (/\p{Script=Han}/u.test(text)) return 'CHINESE'
  return /^[\w.{}/-]{4,}$/.test(text) && /\d{3}/.test(text) ? 'CODE' : 'TEXT'
}

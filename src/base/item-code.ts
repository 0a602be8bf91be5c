import { isCreditIdentifier, normalCode } from './credit-identifier.ts'

/** What a code in a list is. Any shape but the three national ones is a local code. */
export type ItemCode =
  | { readonly scheme: 'NATIONAL'; readonly code: string }
  | { readonly scheme: 'IMPLEMENTATION'; readonly code: string; readonly national: string }
  | { readonly scheme: 'LOCAL'; readonly code: string; readonly failedCheck: boolean }

// Led by a province (11–82) or by 00 for items of the state. The inner split is not verified, so it is not checked.
const basicCode = /^(?!0+$)(?:00|[1-8]\d)[0-9A-Z]{10}$/
const areaCode = /^\d{6}0{6}$/
const handlingItemCode = /^(?!0+$)(?:00|[1-8]\d)[0-9A-Z]{10}\d{2}$/
const levelAndBasicCode = /^[1-6]((?:00|[1-8]\d)[0-9A-Z]{10}(?:\d{2})?)$/

/**
 * Reads a code: basic code (基本编码, 12), the same with two digits for a handling item (14), implementation code
 * (实施编码, 31) or handling-item code (业务办理项编码, 33), both led by a valid credit identifier. An area code with
 * six zeroes has twelve digits too and is no basic code.
 */
export const readItemCode = (listed: string): ItemCode => {
  // As it mostly is: in its normal form already.
  if (basicCode.test(listed) && !areaCode.test(listed)) return { scheme: 'NATIONAL', code: listed }
  const code = normalCode(listed)
  if (basicCode.test(code) && !areaCode.test(code)) return { scheme: 'NATIONAL', code }
  const national = levelAndBasicCode.exec(code.slice(18))?.[1]
  if (national && isCreditIdentifier(code.slice(0, 18))) return { scheme: 'IMPLEMENTATION', code, national }
  return { scheme: 'LOCAL', code: listed.normalize('NFKC').trim(), failedCheck: national !== undefined }
}

/** Whether a normalised code can stand as an item's national code. */
export const isNationalCode = (code: string): boolean => basicCode.test(code) || handlingItemCode.test(code)

/** The hub's own number of an item: HT and its id in ten digits. */
export const hubNumber = (id: number): string => `HT${String(id).padStart(10, '0')}`

/** The id in a hub number, or null if the text is none. */
export const idOfHubNumber = (text: string): number | null => {
  const digits = /^HT(\d{10})$/.exec(normalCode(text))?.[1]
  return digits ? Number(digits) : null
}

/**
 * The shape of a code for a list's profile: the national kinds by name, any other as `9{3}A9{10}-9{12}`, where 9 is a
 * run of digits with its length and A a run of letters.
 */
export const codeShape = (listed: string): string => {
  if (listed.trim() === '') return 'NONE'
  const read = readItemCode(listed)
  if (read.scheme === 'NATIONAL') return 'BASIC_CODE'
  if (read.scheme === 'IMPLEMENTATION') return read.code.length === 31 ? 'IMPLEMENTATION_CODE' : 'HANDLING_ITEM_CODE'
  return read.code
    .replace(/[A-Za-z]+/g, 'A')
    .replace(/\d+/g, (digits) => `9{${digits.length}}`)
    .slice(0, 120)
}

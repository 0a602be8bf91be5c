/**
 * Excel writes characters XML cannot hold as `_x000B_`, and an underscore that would look like one as `_x005F_`.
 * A decoded carriage return goes: Excel adds it before line feeds of pasted text.
 */
export const decodeExcelText = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\r\n?/g, '\n')
    : text

export const encodeExcelText = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, (found) => `_x${hex4(found)}_`)

const hex4 = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

/** What no database column and no XML can hold, and U+FFFD: the mark that a character was already lost. */
const notAllowed = /[\0\p{Cs}\ufffd\ufffe\uffff]/u

/** The same without telling pairs of surrogates from single ones: several times as fast, and nearly always enough. */
const suspicious = /[\0\ud800-\udfff\ufffd-\uffff]/

export const forbiddenCharacter = (text: string): string | undefined => {
  if (!suspicious.test(text)) return undefined
  const found = notAllowed.exec(text)?.[0]
  return found === undefined ? undefined : `U+${hex4(found)}`
}

export const withoutForbidden = (text: string): string => text.replace(/[\0\p{Cs}\ufffe\uffff]/gu, '\ufffd')

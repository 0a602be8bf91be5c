const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Upper case, half width, no hyphens or blanks: the form in which an identifier is checked and kept. */
export const normalCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐-―-]/gu, '')

const organisationDigit = (character: string): number =>
  character >= 'A' ? character.charCodeAt(0) - 55 : Number(character)

/** Organisation code (组织机构代码, GB 11714): eight characters and a check. */
export const isOrganisationCode = (code: string): boolean => {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const sum = organisationWeights.reduce((total, weight, i) => total + weight * organisationDigit(code[i]!), 0)
  const check = 11 - (sum % 11)
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}

/** Unified social credit identifier (统一社会信用代码, GB 32100), normalised: shape, its own check and that of the organisation code inside. */
export const isCreditIdentifier = (code: string): boolean => {
  if (code.length !== 18 || [...code].some((character) => !alphabet.includes(character))) return false
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code[i]!), 0)
  return alphabet[(31 - (sum % 31)) % 31] === code[17] && isOrganisationCode(code.slice(8, 17))
}

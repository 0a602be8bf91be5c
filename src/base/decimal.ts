const shape = /^(-?)(\d+)(?:\.(\d+))?$/

/** A decimal text as a whole number of its last place. */
const scaled = (text: string, places: number): bigint => {
  const [, sign, whole, fraction = ''] = shape.exec(text)!
  const digits = BigInt(`${whole}${fraction.padEnd(places, '0')}`)
  return sign === '-' ? -digits : digits
}

const placesOf = (text: string): number => shape.exec(text)?.[3]?.length ?? 0

/** Whether a text is a number in decimal digits: `12`, `-0.5`. */
export const isDecimal = (text: string): boolean => shape.test(text)

/** What is left of one decimal text after taking away another, exact to the last digit, without needless zeros. */
export const decimalDifference = (from: string, taken: string): string => {
  const places = Math.max(placesOf(from), placesOf(taken))
  const left = scaled(from, places) - scaled(taken, places)
  const digits = String(left < 0n ? -left : left).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${left < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

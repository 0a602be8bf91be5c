/** The order of texts by their UTF-8 bytes, as the database sorts keys; JavaScript compares UTF-16 units. */
export const compareBytes = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return ranked(x) - ranked(y)
  }
  return a.length - b.length
}

/** Surrogates stand for what is above all else. */
const ranked = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

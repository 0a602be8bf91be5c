/** A unit with its city before it, unless its own name begins with that. */
export const unitNamed = (city: string, unit: string | null | undefined): string =>
  !unit ? city : unit.startsWith(city) ? unit : `${city} ${unit}`

/** An opaque id: stable, but its shape is nobody's business. */
export const encodeId = (type: string, id: number): string => btoa(`${type}:${id}`)

/** The number in an id of a type; 0, which no row has, if it is none of ours. */
export const decodeId = (type: string, id: string): number => {
  try {
    const [found, number] = atob(id).split(':')
    return found === type && /^\d{1,15}$/.test(number ?? '') ? Number(number) : 0
  } catch {
    return 0
  }
}

import type { Context } from './context.ts'

/** The city whose code stands in a field; null where there is none. */
export const cityAt =
  <K extends string>(field: K) =>
  (source: { readonly [field in K]: string | null }, _: unknown, { load }: Context) => {
    const code = source[field]
    return code === null ? null : load.cities.load(code)
  }

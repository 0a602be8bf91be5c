import type { Plugin } from 'graphql-yoga'

/** Notes the codes of what refuses the request as a whole. What is refused within it is noted where it is answered. */
export const notedRefusals: Plugin<object, { readonly refusals: Set<string> }> = {
  onResultProcess({ result, serverContext }) {
    if (Array.isArray(result) || !('errors' in result)) return
    for (const { extensions } of result.errors ?? [])
      serverContext.refusals.add(String(extensions?.problem ?? extensions?.code))
  },
}

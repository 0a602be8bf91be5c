// What the tests use of two packages that come without types.

declare module 'n3' {
  import type { DatasetCore, Quad } from '@rdfjs/types'

  export class Parser {
    constructor(options?: { format?: string })
    parse(text: string): Quad[]
  }
  export const Store: new (quads?: Quad[]) => DatasetCore
}

declare module 'jsonld' {
  export function toRDF(
    document: unknown,
    options: { format: 'application/n-quads'; documentLoader: unknown },
  ): Promise<string>
}

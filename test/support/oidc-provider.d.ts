declare module 'oidc-provider' {
  export default class Provider {
    constructor(issuer: string, settings: object)
    callback(): (request: unknown, response: unknown) => void
  }
}

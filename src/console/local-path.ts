/** A path of this console out of an address that a browser sent, never another site's; the start if it is none. */
export const localPath = (sent: string | null | undefined): string =>
  sent && /^\/(console|can-handle)(?=[/?]|$)[^\\\s]*$/.test(sent) ? sent : '/console'

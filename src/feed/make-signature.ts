const encoder = new TextEncoder()

const keyOf = (secret: string) => {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

const signatureOf = async (secret: string, text: string): Promise<string> => {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(text)))
  return `v1,${btoa(String.fromCharCode(...mac))}`
}

/**
 * The headers of a delivery by the specification of Standard Webhooks. Several secrets, several signatures: during a rotation
 * either verifies. The time is the attempt's, so that a retry of a day-old signal is not taken for a replay.
 */
export const makeSignedHeaders = async (
  signalId: string,
  body: string,
  secrets: readonly string[],
  at: Date,
): Promise<Readonly<Record<string, string>>> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, `${signalId}.${timestamp}.${body}`)))
  return {
    'content-type': 'application/json',
    'user-agent': 'Hutong-Webhooks/1',
    'webhook-id': signalId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

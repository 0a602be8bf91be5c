import { createMiddleware } from 'hono/factory'

// Nothing of another's, nothing written into the page: a text that gets in as markup does nothing.
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every page of the console tells the browser to refuse. */
export const securityHeaders = createMiddleware(async (context, next) => {
  await next()
  context.header('content-security-policy', policy)
  context.header('x-content-type-options', 'nosniff')
  context.header('referrer-policy', 'same-origin')
  context.header('cross-origin-opener-policy', 'same-origin')
  context.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
})

import type { Hono } from 'hono'
import { assets } from './assets.generated.ts'

export type AssetName = keyof typeof assets

/** Where an asset is: its name changes with its content, so that a browser may keep it for ever. */
export const assetPath = (name: AssetName): string => {
  const [stem, ending] = name.split('.')
  return `/assets/${stem}.${assets[name].hash}.${ending}`
}

const byPath = new Map(Object.entries(assets).map(([name, asset]) => [assetPath(name as AssetName), asset]))

/** The stylesheet and the scripts of the console. */
// biome-ignore lint/suspicious/noExplicitAny: whatever an app carries
export const mountAssets = (app: Hono<any>): void => {
  app.get('/assets/:name', (context) => {
    const asset = byPath.get(context.req.path)
    if (!asset) return context.notFound()
    context.header('cache-control', 'public, max-age=31536000, immutable')
    context.header('content-type', asset.type)
    return context.body(asset.text)
  })
}

import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const builtins = new Set(builtinModules)

/** Node's own modules are imported, also by what still calls `require`: a Worker has no `require`. */
const builtinImports: Plugin = {
  name: 'builtin-imports',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '')
      if (!builtins.has(name)) return undefined
      if (kind === 'require-call') return { path: name, namespace: 'required' }
      return { path: `node:${name}`, external: true }
    })
    build.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `import * as all from 'node:${path}'; module.exports = all.default ?? all`,
      loader: 'js',
    }))
  },
}

export interface BundledWorker {
  readonly script: string
  /** The packages of which something is in it. */
  readonly packages: readonly string[]
  /** Node's modules that it asks the platform for. */
  readonly builtins: readonly string[]
}

const packageOf = (path: string): string[] => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.slice(1) ?? []

const bundle = async (): Promise<BundledWorker> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/worker.ts'],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['cloudflare:*'],
    define: { 'process.env.NODE_ENV': '"production"', 'navigator.userAgent': '"Cloudflare-Workers"' },
    plugins: [builtinImports],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
  const { inputs, imports } = Object.values(metafile.outputs)[0]!
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return {
    script: outputFiles[0]!.text,
    packages: [...new Set(used.flatMap(([path]) => packageOf(path)))].sort(),
    builtins: [...new Set(imports.map(({ path }) => path))].sort(),
  }
}

let bundled: Promise<BundledWorker> | undefined

/** The Worker as one module, put together under the conditions under which wrangler does; once for the files of a process. */
export const bundleWorker = (): Promise<BundledWorker> => {
  bundled ??= bundle()
  return bundled
}

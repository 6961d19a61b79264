import { build } from 'esbuild';

/** Bundles the server's own TypeScript into one file; packages stay in node_modules. */
export async function buildServer(): Promise<void> {
  await build({
    entryPoints: ['signaling/main.ts'],
    outfile: 'dist/signaling/main.js',
    bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'warning',
  });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Names with a content hash, as the build writes them, never change what they hold. */
const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+(\.br)?$/;
const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built channels. Hashed files are kept by browsers for good, pages are asked for each time, so that a screen
 * that reloads gets the newest build.
 * @returns false when nothing has been built yet
 */
export async function serveFiles(app: FastifyInstance, folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  await app.register(fastifyStatic, {
    root: folder, prefix: '/', preCompressed: true, etag: true, lastModified: false, dotfiles: 'ignore', redirect: true, wildcard: true, cacheControl: false,
    setHeaders: (reply, path) => {
      if (HASHED.test(path)) reply.header('cache-control', `public, max-age=${String(YEAR_SECONDS)}, immutable`);
      else reply.header('cache-control', /\.html(\.br)?$/.test(path) ? 'no-store' : 'no-cache');
    },
  });
  return existsSync(join(folder, 'kiosk'));
}

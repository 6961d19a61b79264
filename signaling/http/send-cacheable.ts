import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

const compress = promisify(brotliCompress);
/** Below this, compression saves no packet. */
const COMPRESS_FROM_BYTES = 1400;

interface Prepared {
  readonly plain: Buffer;
  readonly compressed: Buffer | undefined;
  readonly tag: string;
}

/** Lives as long as the reply object does. */
const prepared = new WeakMap<object, Promise<Prepared>>();

/** Sends a public reply that browsers may keep for `seconds` and then ask about by its tag. */
export async function sendCacheable(request: FastifyRequest, reply: FastifyReply, schema: z.ZodType, value: object, seconds: number): Promise<FastifyReply> {
  let ready = prepared.get(value);
  if (!ready) prepared.set(value, ready = prepare(schema, value));
  const { plain, compressed, tag } = await ready;
  reply.header('cache-control', `public, max-age=${String(seconds)}`).header('etag', tag).header('vary', 'origin, accept-encoding');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  reply.header('content-type', 'application/json; charset=utf-8');
  if (!compressed || !/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(plain);
  return reply.header('content-encoding', 'br').send(compressed);
}

async function prepare(schema: z.ZodType, value: object): Promise<Prepared> {
  const plain = Buffer.from(JSON.stringify(z.encode(schema, value)));
  const compressed = plain.length < COMPRESS_FROM_BYTES ? undefined
    : await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
  return { plain, compressed, tag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` };
}

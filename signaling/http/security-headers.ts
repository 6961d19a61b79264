import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * What a page may load: our own scripts, styles and pictures and nothing else, no inline script, no frame around us.
 * `wasm-unsafe-eval` lets the scanner compile its WebAssembly; `blob:` and `data:` pictures are QR codes and camera frames.
 * Script addresses for workers are made by one policy of ours, `u-city`; old televisions ignore Trusted Types.
 */
const PAGE_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['lit-html', 'u-city'],
};

/** Televisions before Chromium 73 have no constructable style sheets: Lit inserts `<style>` there. */
const TV_POLICY = { ...PAGE_POLICY, 'style-src': ["'self'", "'unsafe-inline'"] };

/** Camera and microphone for our own pages only; nothing else that a panel has to give. */
const PERMISSIONS = 'camera=(self), microphone=(self), fullscreen=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=()';

function writePolicy(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy).map(([name, values]) => `${name} ${values.join(' ')}`).join('; ');
}

const PAGE_POLICY_TEXT = writePolicy(PAGE_POLICY);
const TV_POLICY_TEXT = writePolicy(TV_POLICY);

/** Adds the security headers to every reply. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Whether the host is to be reached by HTTPS only is for the proxy that has the certificate to say.
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', request.url.startsWith('/tv/') ? TV_POLICY_TEXT : PAGE_POLICY_TEXT);
    reply.header('permissions-policy', PERMISSIONS);
  });
}

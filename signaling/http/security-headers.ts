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

/** What helmet sends too, of which only these mean something to today's browsers; whether to be reached by HTTPS only is for the proxy to say. */
const EVERYWHERE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': PERMISSIONS,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

/** The headers of pages that may connect to `calls` too, beside ourselves. */
function writeHeaders(policy: typeof PAGE_POLICY, calls: readonly string[]) {
  return { ...EVERYWHERE, 'content-security-policy': writePolicy({ ...policy, 'connect-src': [...policy['connect-src'], ...calls] }) };
}

/**
 * Adds the security headers to every reply. They are the same each time and stand ready: a library that sets them one by one
 * on Node's response costs as much as the whole of a small route.
 * @param calls where pages reach the media server
 */
export function addSecurityHeaders(app: FastifyInstance, calls: readonly string[]): void {
  const [ofPages, ofTelevisions] = [writeHeaders(PAGE_POLICY, calls), writeHeaders(TV_POLICY, calls)];
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/tv/') ? ofTelevisions : ofPages);
    done();
  });
}

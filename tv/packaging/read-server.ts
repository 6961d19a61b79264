import { fail, succeed, type Result } from '../../shared/base/result.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the server's address that a package is made for. Card numbers and PINs travel there, so it must be HTTPS; only a server on
 * the same machine, for trials in a browser, may do without.
 * @returns scheme, host and port without a slash at the end, or what is wrong with it
 */
export function readServer(text: string | undefined): Result<string, string> {
  if (text === undefined || text === '') return fail('Say where the city’s server is: npm run package -- --server https://city.example');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return fail(`${text} is no address`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return fail(`${text} must begin with https://`);
  if (url.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') return fail(`${text} must name a server and nothing else`);
  return succeed(url.origin);
}

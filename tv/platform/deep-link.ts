const PATH = /^\/(?:[a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,60}){0,5})?$/;

/**
 * Takes a route out of what another app or the platform sent. Anything can arrive here, so only plain route paths pass:
 * no addresses, no queries. Tizen wraps JSON in JSON (`PAYLOAD` with `values`), webOS hands over an object or its text.
 */
export function parseDeepLink(payload: unknown, depth = 0): string | undefined {
  if (depth > 4) return undefined;
  if (typeof payload === 'string') {
    const text = payload.trim().replace(/^#/, '');
    if (PATH.test(text)) return text;
    if (!/^[{["]/.test(text) || text.length > 2000) return undefined;
    try {
      return parseDeepLink(JSON.parse(text), depth + 1);
    } catch {
      return undefined;
    }
  }
  if (Array.isArray(payload)) return payload.length === 1 ? parseDeepLink(payload[0], depth + 1) : undefined;
  if (typeof payload !== 'object' || payload === null) return undefined;
  const fields = payload as Record<string, unknown>;
  for (const name of ['path', 'values', 'contentTarget', 'target']) {
    if (name in fields) return parseDeepLink(fields[name], depth + 1);
  }
  return undefined;
}

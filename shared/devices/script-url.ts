// Trusted Types are not yet in TypeScript's DOM types; this is the part of the specification that we use.
interface ScriptUrlPolicy {
  createScriptURL(address: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | undefined;

function allowOwnOrigin(address: string): string {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new TypeError('A script from a foreign origin is never loaded');
  return url.href;
}

/**
 * Blesses the address of a worker script for the page's content security policy (`require-trusted-types-for 'script'`,
 * `trusted-types u-city`). Only addresses of our own origin pass. Engines without Trusted Types get the plain address.
 */
export function trustScriptUrl(address: string | URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  // One policy for the whole page: the header names `u-city` once and forbids a second policy of that name.
  policy ??= trustedTypes?.createPolicy('u-city', { createScriptURL: allowOwnOrigin }) ?? { createScriptURL: allowOwnOrigin };
  return policy.createScriptURL(String(address));
}

const CODES: Readonly<Record<string, number>> = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Enter: 13, Escape: 27 };

/** What browsers call a key's `keyCode`. */
export function codeOf(key: string): number {
  const code = /^[0-9]$/.test(key) ? key.charCodeAt(0) : CODES[key];
  if (code === undefined) throw new Error(`The remote control has no key ${key}`);
  return code;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a code: its bytes as strict UTF-8, else what the engine guessed. Codes seldom say their character set, and
 * trying others before the engine's guess reads some texts wrongly (EUC-KR misreads Shift-JIS).
 */
export function readText(bytes: Uint8Array, enginesOwn: string): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return enginesOwn;
  }
}

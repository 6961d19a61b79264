/** Reads comma-separated values with a header line; fields may stand in double quotes. */
export function readCsv(text: string): Record<string, string>[] {
  const rows = text.trim().split('\n').map(splitRow);
  const [header = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain?.trim() ?? '');
}

/** `Busan Int'l Finance Center` becomes `busan-intl-finance-center`. */
export function makeSlug(name: string): string {
  return name.toLowerCase().replace(/['’.]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

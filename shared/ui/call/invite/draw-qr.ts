import { create } from 'qrcode';

/** White around a code, in its own squares, as the standard asks for (ISO/IEC 18004). */
const QUIET = 4;

/**
 * A QR code as one path: a rectangle for each run of dark squares in a row.
 * @returns the path and how many squares the picture is wide and high, with the white around it
 */
export function drawQr(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      path += `M${String(from + QUIET)} ${String(row + QUIET)}h${String(column - from + 1)}v1h${String(from - column - 1)}z`;
    }
  }
  return { size: modules.size + 2 * QUIET, path };
}

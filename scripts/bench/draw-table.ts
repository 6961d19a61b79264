import type { BenchRow } from './bench-row.js';

const HEAD = ['name', 'ours', 'peer', 'ratio', 'bar', 'pass'] as const;

function readCells({ name, ours, peer, peerName, ratio, bar, pass }: BenchRow): string[] {
  const beside = peer === undefined ? '' : peerName === undefined ? peer : `${peerName}: ${peer}`;
  return [name, ours, beside, ratio === undefined ? '' : ratio.toFixed(2), bar, pass ? 'yes' : 'NO'];
}

/** The rows as one table of text, its columns aligned. */
export function drawTable(rows: readonly BenchRow[]): string {
  const lines = [[...HEAD], ...rows.map(readCells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const draw = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ').trimEnd();
  const [head = [], ...body] = lines;
  return [draw(head), widths.map((width) => '-'.repeat(width)).join('-|-'), ...body.map(draw)].join('\n');
}

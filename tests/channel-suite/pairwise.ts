/**
 * A set of rows in which every pair of values of every two factors occurs at least once (all-pairs testing; greedy, as in
 * Cohen et al., "The AETG System", 1997, without its random tries, so that each run draws the same rows).
 * `isPossible` may forbid combinations, such as a television's scene on a panel.
 */
export function coverPairs<Row extends Readonly<Record<string, unknown>>>(
  factors: { readonly [Name in keyof Row]: readonly Row[Name][] },
  isPossible: (row: Row) => boolean,
): Row[] {
  const possible = listRows(factors).filter(isPossible);
  const pairsOf = (row: Row): string[] => {
    const entries = Object.entries(row).map(([name, value]) => `${name}=${factors[name as keyof Row].indexOf(value as Row[keyof Row])}`);
    return entries.flatMap((left, index) => entries.slice(index + 1).map((right) => `${left}&${right}`));
  };
  const rows = possible.map((row) => ({ row, pairs: pairsOf(row) }));
  const open = new Set(rows.flatMap(({ pairs }) => pairs));
  const chosen: Row[] = [];
  // A row's gain only falls, so rows are looked at from the largest gain down and the first that keeps its place wins.
  let gain = rows[0]?.pairs.length ?? 0;
  while (open.size > 0) {
    let best = 0;
    for (const { row, pairs } of rows) {
      const fresh = pairs.reduce((sum, pair) => sum + (open.has(pair) ? 1 : 0), 0);
      if (fresh < gain) {
        best = Math.max(best, fresh);
        continue;
      }
      chosen.push(row);
      for (const pair of pairs) open.delete(pair);
    }
    gain = Math.min(gain - 1, best);
  }
  return chosen;
}

/** Every combination of the factors' values. */
export function listRows<Row extends Readonly<Record<string, unknown>>>(factors: { readonly [Name in keyof Row]: readonly Row[Name][] }): Row[] {
  let rows: Partial<Row>[] = [{}];
  for (const name of Object.keys(factors) as (keyof Row)[]) rows = rows.flatMap((row) => factors[name].map((value) => ({ ...row, [name]: value })));
  return rows as Row[];
}

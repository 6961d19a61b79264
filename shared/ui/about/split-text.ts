/**
 * Cuts a long text into parts that each fit a page of large text: at spaces, behind a mark of punctuation where one stands in
 * the second half of the part.
 * @param most characters of a part; a single word that is longer stays whole
 */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const head = rest.slice(0, most + 1);
    const spaces = [...head.matchAll(/\s/g)].map((match) => match.index);
    const behindMarks = spaces.filter((at) => at > most / 2 && /[.,;:)]$/.test(head.slice(0, at)));
    const next = rest.slice(most + 1).search(/\s/);
    const at = behindMarks.at(-1) ?? spaces.at(-1) ?? (next < 0 ? rest.length : most + 1 + next);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

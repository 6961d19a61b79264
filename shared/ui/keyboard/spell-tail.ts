/** What a screen reader is told after each key: the word that is being typed, which is another one each time, also for the same letter twice. */
export function spellTail(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

/** Many times longer than the slowest scene takes on a busy machine. */
const SCENE_MS = 120_000;
const LATE = Symbol('late');

/**
 * Looks at a scene, but not for ever: what asks a page has no limit of its own, and one page that never answers would hold up all
 * that come after it without a word. A browser can lose an answer, so a scene has a second try, and what happened is told; a
 * product that hangs does it again and fails.
 * @param look does the work; it tells what it is at
 */
export async function withinLimit<Value>(look: (tell: (what: string) => void) => Promise<Value>): Promise<Value> {
  let at = '';
  for (const tries of [1, 2]) {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<typeof LATE>((resolve) => { timer = setTimeout(() => resolve(LATE), SCENE_MS); });
    const work = look((what) => (at = what));
    // What comes of it later, when nobody waits any more, is no failure of another test.
    work.catch(() => undefined);
    try {
      const outcome = await Promise.race([work, limit]);
      if (outcome !== LATE) return outcome;
    } finally {
      clearTimeout(timer);
    }
    console.log(`  not over after ${SCENE_MS / 1000} s, at ${at}${tries === 1 ? '; once more on another page' : ''}`);
  }
  throw new Error(`Twice not over after ${SCENE_MS / 1000} s, at ${at}`);
}

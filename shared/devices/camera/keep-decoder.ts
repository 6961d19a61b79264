import type { CodeFormat } from './decoder/engine.js';
import type { FrameDecoder } from './frame-decoder.js';

/** Holds one warm decoder between openings. */
export interface DecoderKeeper {
  /** The first decoder that starts, warm; undefined if none does. */
  get(): Promise<FrameDecoder | undefined>;
  /** Gives the present decoder up, because it died; `get` then takes the same kind once more, and after that the next. */
  drop(): void;
}

/** How often one kind of decoder may die before it is given up for good. */
const DEATHS_ALLOWED = 2;

/** Keeps the best decoder that works: `kinds` in the order in which they are tried. */
export function keepDecoder(kinds: readonly (() => FrameDecoder)[], formats: readonly CodeFormat[]): DecoderKeeper {
  let current: Promise<FrameDecoder | undefined> | undefined;
  let running: FrameDecoder | undefined;
  let kind = 0;
  let deaths = 0;

  const startFirst = async (): Promise<FrameDecoder | undefined> => {
    for (; kind < kinds.length; kind++) {
      const decoder = kinds[kind]?.();
      try {
        await decoder?.warmUp(formats);
        running = decoder;
        return decoder;
      } catch {
        decoder?.end();
        deaths = 0;
      }
    }
    // Perhaps the network was gone while the files were fetched: the next opening tries all kinds again.
    kind = 0;
    current = undefined;
    return undefined;
  };

  return {
    get: () => (current ??= startFirst()),
    drop() {
      running?.end();
      running = undefined;
      current = undefined;
      deaths += 1;
      if (deaths >= DEATHS_ALLOWED && kind < kinds.length - 1) {
        kind += 1;
        deaths = 0;
      }
    },
  };
}

import type { Page } from 'playwright-core';

/** What has come in at a page so far, over all its connections. */
export interface ComeIn {
  /** Pictures that were decoded. */
  readonly frames: number;
  /** Sound energy as WebRTC counts it: silence adds nothing. */
  readonly energy: number;
}

/** In the page, before its scripts, as text: keeps every peer connection, so that a test can ask what really comes in. */
const KEEP = `globalThis.__connections = [];
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...settings) { super(...settings); globalThis.__connections.push(this); }
};
globalThis.__comeIn = async () => {
  let [frames, energy] = [0, 0];
  for (const connection of globalThis.__connections) {
    if (connection.connectionState === 'closed') continue;
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue;
      frames += report.framesDecoded ?? 0;
      energy += report.totalAudioEnergy ?? 0;
    }
  }
  return { frames, energy };
};`;

export async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript({ content: KEEP });
}

function readComeIn(page: Page): Promise<ComeIn> {
  return page.evaluate<ComeIn>('__comeIn()');
}

const LOOK_MS = 200;

/** Waits until new pictures and new sound have come in since it was asked; throws with what was seen. */
export async function waitUntilSeenAndHeard(page: Page, limitMs = 20_000): Promise<void> {
  let before = await readComeIn(page);
  let last = before;
  for (let waited = 0; waited < limitMs; waited += LOOK_MS) {
    last = await readComeIn(page);
    // What came from somebody who has left is counted no more: it begins anew.
    if (last.frames < before.frames || last.energy < before.energy) before = last;
    if (last.frames - before.frames >= 10 && last.energy > before.energy) return;
    await page.waitForTimeout(LOOK_MS);
  }
  throw new Error(`Nothing moves: ${JSON.stringify(before)}, then ${JSON.stringify(last)}`);
}

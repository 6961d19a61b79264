import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { matchRoute } from '../../shared/navigation/router.js';
import { SERVICES } from '../../shared/services/registry.js';
import type { Scene } from '../../shared/services/service.js';
import { listScenes } from '../channel-suite/scenes.js';

/** Which of the router's patterns an address belongs to. */
function findPattern(path: string): string {
  const patterns = SERVICES.flatMap((service) => service.routes.map((route) => route.path));
  return matchRoute(path, patterns)?.pattern ?? path;
}

/** Watches where a journey goes, to prove that the channel suite knows every screen of it. */
export class VisitedScreens {
  readonly #visited = new Set<string>();
  readonly #channel: Scene['channel'];

  constructor(page: Page, channel: Scene['channel']) {
    this.#channel = channel;
    page.on('framenavigated', (frame) => this.#visited.add(findPattern(new URL(frame.url()).hash.slice(1) || '/')));
  }

  async assertAllAreScenes(): Promise<void> {
    const known = new Set((await listScenes()).filter(({ channel }) => channel === this.#channel).map(({ path }) => findPattern(path)));
    const unknown = [...this.#visited].filter((pattern) => !known.has(pattern));
    assert.deepEqual(unknown, [], `the ${this.#channel} shows screens that are no scenes`);
  }
}

import type { Page } from 'playwright-core';
import type { Product } from './server.js';

/** A 55 inch panel that hangs upright. */
export const PANEL = { width: 1080, height: 1920 };

/** It never closes and lies in the middle of the city, so what is shown there can be tried at any hour. */
export const CENTER = 'seomyeon';

/**
 * The address of a panel that stands at the center, in English and by day.
 * @param camera the machine's own, or the simulated one
 * @param path where the panel begins, such as `/work/check-in`; at rest without one
 */
export function panelAddress({ address }: Pick<Product, 'address'>, camera: 'real' | 'simulated', path?: string): string {
  const hash = path === undefined ? '' : `#${path}`;
  return `${address}/kiosk/?lang=en&theme=day&center=${CENTER}&diagonal=55&width=${PANEL.width}&height=${PANEL.height}&edge=45&camera=${camera}${hash}`;
}

/** Touches a panel at rest until it wakes, as a person does who sees nothing happen: a browser drops a touch that comes before its first picture. */
export async function wakePanel(page: Page, { width, height } = PANEL): Promise<void> {
  const attract = page.locator('kiosk-attract');
  await attract.waitFor();
  for (let touch = 1; touch <= 3 && await attract.isVisible(); touch++) {
    await page.touchscreen.tap(width / 2, height / 2);
    await attract.waitFor({ state: 'detached', timeout: 6_000 }).catch(() => undefined);
  }
}

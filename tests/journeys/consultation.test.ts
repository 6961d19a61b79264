import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CALL_FLAGS, startProfile } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { FLUSH_MS, searchProfile } from '../product/search-profile.js';
import { isGood } from '../product/server.js';
import { typeDigits } from '../product/type-card.js';
import { useCallProduct } from '../product/use-call-product.js';
import { openDesk } from './help-desk.js';

/** Letters that stand nowhere else. */
const NOTES = 'Wzkqxjvbnm noted';
const SUMMARY = 'Xkvqzjwpfd summed up';
const SAID = 'Jqvxkzwbfh said';

const running = await useCallProduct();
const { skip } = running;
const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();

/** From the card to the waiting room, agreeing to these items. */
async function askForClinician(page: Page, card: { number: string; pin: string }, items: readonly string[]): Promise<void> {
  await page.goto(panelAddress(running.product, 'simulated', '/health'));
  await find(page, 'health-now').click();
  await find(page, 'sign-in-card').waitFor();
  await typeDigits(page, card.number);
  await find(page, 'sign-in-pin').waitFor();
  await typeDigits(page, card.pin);
  await find(page, 'consent').waitFor();
  for (const item of items) await find(page, `consent-${item}`).click();
  await find(page, 'consent-agree').click();
  await find(page, 'device-test').waitFor();
  await find(page, 'connect').click();
  await find(page, 'room-waiting').waitFor();
}

/** A consultation on a panel in a profile of its own, and afterwards what the browser left of it on disk. */
async function consult(items: readonly string[], talk: (patient: Page, clinician: Page) => Promise<void>): Promise<string[]> {
  const card = running.product.cards.filter(isGood)[0];
  assert.ok(card);
  const folder = await mkdtemp(join(tmpdir(), 'u-city-profile-'));
  const desk = await openDesk(running.browser, running.product, keepConnections, 'health');
  const { context, page } = await startProfile(folder, PANEL, CALL_FLAGS);
  try {
    await keepConnections(page);
    await askForClinician(page, card, items);
    await find(desk.page, 'answer-next').click();
    await Promise.all([waitUntilSeenAndHeard(page), waitUntilSeenAndHeard(desk.page)]);
    await find(desk.page, 'person').waitFor();
    assert.equal(await find(desk.page, 'person-card').textContent().then((text) => text?.includes(card.number.slice(-4))), true);
    await talk(page, desk.page);
    await find(page, 'leave-clean').click();
    await page.locator('kiosk-attract').waitFor();
    await wait(FLUSH_MS);
    await context.close();
    return await searchProfile(folder, { notes: NOTES, summary: SUMMARY, said: SAID, name: card.name, 'number of the card': card.number });
  } finally {
    await context.close().catch(() => undefined);
    await desk.page.context().close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('from the card to the summary: seen and heard, noted and summed up as agreed, and nothing left on the panel', { skip }, async () => {
  assert.deepEqual(await consult(['identify', 'notes', 'summary'], async (patient, clinician) => {
    const card = running.product.cards.filter(isGood)[0];
    assert.equal(await find(clinician, 'person-name').textContent(), card?.name);
    await find(clinician, 'notes').fill(NOTES);
    await find(clinician, 'keep-notes').click();
    await clinician.getByText('Kept').first().waitFor();
    // What is taken back shows on the clinician's page while they talk.
    await find(patient, 'change-consent').click();
    await find(patient, 'consent-notes').click();
    await find(clinician, 'notes-not-kept').waitFor();
    await find(patient, 'consents-back').click();
    await find(clinician, 'summary').fill(SUMMARY);
    await find(clinician, 'give-summary').click();
    await find(clinician, 'end-consultation').click();
    await find(clinician, 'queue-empty').waitFor();
    await find(patient, 'after-summary').waitFor();
    await patient.getByText(SUMMARY).first().waitFor();
    await find(patient, 'summary-code').waitFor();
  }), []);
});

test('with the talk alone no name is shown, nothing is kept, and what was written in the call is gone with it', { skip }, async () => {
  assert.deepEqual(await consult([], async (patient, clinician) => {
    await find(clinician, 'notes-not-kept').waitFor();
    await find(clinician, 'summary-not-kept').waitFor();
    assert.equal(await find(clinician, 'keep-notes').count(), 0);
    await find(clinician, 'summary').fill(SAID);
    await find(clinician, 'give-summary').click();
    await patient.getByText(SAID).first().waitFor();
    await find(clinician, 'end-consultation').click();
    await find(patient, 'after-said').waitFor();
    await patient.getByText(SAID).first().waitFor();
  }), []);
});

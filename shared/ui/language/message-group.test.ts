import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, type Language } from '../../base/language.js';
import { currentLanguage, defineMessages, loadLanguage, settleMessages, type MessageLoaders } from './message-group.js';

interface Words { readonly hello: string }

/** Loaders whose messages are the code of their language, and which can be made to fail. */
function makeLoaders(failing: ReadonlySet<Language> = new Set()): MessageLoaders<Words> {
  const entries = LANGUAGES.map((language) => [
    language, () => (failing.has(language) ? Promise.reject(new Error('cut')) : Promise.resolve({ messages: { hello: language } })),
  ] as const);
  return Object.fromEntries(entries) as MessageLoaders<Words>;
}

test('the screen changes its language only when every word is there', async () => {
  const failing = new Set<Language>();
  const group = defineMessages(makeLoaders(failing));
  assert.ok((await loadLanguage('ko')).ok);
  assert.equal(group.get()?.hello, 'ko');
  failing.add('vi');
  assert.deepEqual(await loadLanguage('vi'), { ok: false, failure: 'not-fetched' });
  assert.equal(currentLanguage.get(), 'ko');
  assert.equal(group.get()?.hello, 'ko');
});

test('of two changes made at once the last one holds', async () => {
  const heard: Language[] = [];
  const cancel = currentLanguage.watch((language) => heard.push(language));
  await Promise.all([loadLanguage('ja'), loadLanguage('ru')]);
  cancel();
  assert.deepEqual(heard, ['ru']);
});

test('a service that arrives late catches up with the language of the screen', async () => {
  await loadLanguage('th');
  const late = defineMessages(makeLoaders());
  assert.equal(late.get(), undefined);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(late.get()?.hello, 'th');
});

test('a view waits for words that came with it, and asks again for those that could not be fetched', async () => {
  await loadLanguage('ja');
  const failing = new Set<Language>(['ja']);
  const late = defineMessages(makeLoaders(failing));
  await assert.rejects(settleMessages());
  failing.clear();
  await settleMessages();
  assert.equal(late.get()?.hello, 'ja');
});

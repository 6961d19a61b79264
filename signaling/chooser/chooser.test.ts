import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../shared/base/language.js';
import { openTestApp } from '../testing/test-app.js';
import { pickLanguage } from './chooser.js';
import { CHOOSER_WORDS } from './chooser-words.js';

test('the page at / speaks the browser’s language, leads to every channel and says where the demo’s cards lie', async (t) => {
  const { app: { server }, city: { services } } = await openTestApp(t);
  const [{ what, text, licence } = { what: '?', text: '?', licence: '?' }] = services.city.credits;
  for (const language of LANGUAGES) {
    const page = await server.inject({ url: '/', headers: { 'accept-language': `${language},en;q=0.1` } });
    assert.deepEqual([page.statusCode, page.headers['content-type'], page.headers['cache-control']], [200, 'text/html; charset=utf-8', 'no-store']);
    assert.match(page.body, new RegExp(`<html lang="${language}">`));
    assert.ok(page.body.includes(CHOOSER_WORDS[language].choose));
    assert.match(page.body, /Testville/);
    assert.match(page.body, /href="\/kiosk\/\?center=alpha"/);
    for (const channel of ['tv', 'phone', 'operations']) assert.ok(page.body.includes(`href="/${channel}/"`), channel);
    assert.match(page.body, /diagonal=32&#38;width=1920&#38;height=1080/);
    assert.match(page.body, /\/srv\/u-city\/cards/);
    assert.ok(page.body.includes(`<h2>${CHOOSER_WORDS[language].sources}</h2>`));
    assert.match(page.body, new RegExp(`<dt>${what}</dt><dd>.*${text}.*${licence}`));
    assert.doesNotMatch(page.body, /<script|style=|\{city\}|\{platform\}/);
  }
  assert.match((await server.inject({ url: '/chooser.css' })).body, /focus-visible/);
});

test('a server that runs no demonstration offers nothing of one', async (t) => {
  const { app: { server } } = await openTestApp(t, { demo: false });
  const { body } = await server.inject({ url: '/', headers: { 'accept-language': 'en' } });
  assert.doesNotMatch(body, /strip=1|platform=|cards|demonstration/);
  assert.match(body, /href="\/tv\/\?text=200"/);
});

test('the language is the first of the browser’s that the city speaks, else English', () => {
  const asked = { 'fr-FR,vi;q=0.8,en;q=0.5': 'vi', 'fil-PH': 'tl', 'en;q=0.3,ko;q=0.9': 'ko', 'de': 'en', '': 'en', 'zh-Hant-TW': 'zh' };
  for (const [header, language] of Object.entries(asked)) assert.equal(pickLanguage(header), language, header);
  assert.equal(pickLanguage(undefined), 'en');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, type Language } from '../base/language.js';
import { Formats, roundToOneFigure } from './format.js';
import { loadLanguage } from './language/message-group.js';
import { uiMessages } from './strings/compiled/index.js';

const AT = Date.parse('2026-11-23T14:32:00+09:00');
const NBSP = '\u00a0';

async function speak(language: Language, timeZone = 'Asia/Seoul'): Promise<Formats> {
  assert.ok((await loadLanguage(language)).ok);
  return new Formats(language, timeZone, uiMessages.get());
}

test('Koreans read 24 hours, Filipinos 12; a range never breaks', async () => {
  assert.equal((await speak('ko')).time(AT), '14:32');
  assert.equal((await speak('en')).time('2026-11-23T05:32:00.000Z'), '14:32');
  assert.equal((await speak('tl')).time(AT), `2:32${NBSP}PM`);
  assert.equal((await speak('ko')).timeRange(AT, AT + 3_600_000), `14:32${NBSP}–\u2060${NBSP}15:32`);
  assert.equal((await speak('ko')).time('2026-11-22T15:00:00.000Z'), '00:00');
});

test('days are written as each language does, in the zone of the city', async () => {
  assert.equal((await speak('ko')).day(AT), '11월 23일 월요일');
  assert.equal((await speak('en')).day(AT), 'Monday 23 November');
  assert.equal((await speak('en', 'America/Los_Angeles')).day(AT), 'Sunday 22 November');
  assert.equal((await speak('ru')).day(AT), 'понедельник, 23 ноября');
});

test('near days have names', async () => {
  const formats = await speak('en');
  assert.deepEqual([-1, 0, 1].map((days) => formats.nearDay(AT + days * 86_400_000, AT)), ['Yesterday', 'Today', 'Tomorrow']);
  assert.match(formats.nearDay(AT + 3 * 86_400_000, AT), /26/);
});

test('amounts never break from their units', async () => {
  for (const language of LANGUAGES) {
    const formats = await speak(language);
    for (const text of [formats.minutes(4), formats.minutes(90), formats.distance(350), formats.distance(1240), formats.carbon(1200), formats.seconds(8)]) {
      assert.doesNotMatch(text, / /, `${language}: ${text}`);
      assert.match(text, /\d/);
    }
  }
});

test('minutes become hours, metres kilometres', async () => {
  const formats = await speak('en');
  assert.equal(formats.minutes(120), `2${NBSP}h`);
  assert.equal(formats.minutes(90), `1${NBSP}h${NBSP}30${NBSP}min`);
  assert.equal(formats.distance(347), `350${NBSP}m`);
  assert.equal(formats.distance(999), `1${NBSP}km`);
});

test('an estimate of carbon has one significant figure and says about', async () => {
  assert.equal((await speak('en')).carbon(1370), `about${NBSP}1${NBSP}kg`);
  assert.equal((await speak('en')).carbon(640), `about${NBSP}600${NBSP}g`);
  assert.equal((await speak('ko')).carbon(960), `약${NBSP}1${NBSP}kg`);
  assert.equal(roundToOneFigure(0), 0);
});

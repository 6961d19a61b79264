import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CONSENT_VERSION } from '../../contract/consents.js';

/** What people are shown and agree to. */
const KEYS = [
  'consentLead', 'itemTalk', 'itemTalkText', 'itemIdentify', 'itemIdentifyText', 'itemNotes', 'itemNotesText', 'itemSummary', 'itemSummaryText', 'itemInterpreter', 'itemInterpreterText',
];
const ORDER = ['en', 'ko', 'zh', 'ja', 'vi', 'th', 'tl', 'ru'] as const;
/** SHA-256 of each version's wording in all languages. A changed wording is a new version with a line of its own. */
const WORDINGS: Readonly<Record<number, string>> = { 1: '172bc9a6e8576f80c8806729e48a9f6bf0ac746c62c83e4004399598796ccdfe' };

test('what people agreed to is the wording of its version', async () => {
  const hash = createHash('sha256');
  for (const language of ORDER) {
    const texts = JSON.parse(await readFile(new URL(`./strings/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>;
    for (const key of KEYS) hash.update(`${language} ${key} ${texts[key] ?? ''}\n`);
  }
  assert.equal(hash.digest('hex'), WORDINGS[CONSENT_VERSION], 'the wording has changed: give it the next CONSENT_VERSION and its hash a line here');
});

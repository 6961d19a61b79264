import type { ConsentItem } from '../../contract/consents.js';
import type { HealthMessages } from './strings/compiled/index.js';

/** What a person is asked to agree to, in their language. A changed wording is another version: `consent-words.test.ts`. */
export function sayConsent(item: ConsentItem, words: HealthMessages): { readonly title: string; readonly text: string } {
  switch (item) {
    case 'talk': return { title: words.itemTalk(), text: words.itemTalkText() };
    case 'identify': return { title: words.itemIdentify(), text: words.itemIdentifyText() };
    case 'notes': return { title: words.itemNotes(), text: words.itemNotesText() };
    case 'summary': return { title: words.itemSummary(), text: words.itemSummaryText() };
    case 'interpreter': return { title: words.itemInterpreter(), text: words.itemInterpreterText() };
  }
}

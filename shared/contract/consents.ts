/**
 * What a person is asked to agree to before a consultation, each by itself. Only `talk` is needed; the others can be left out and
 * taken back until the end.
 */
export const CONSENT_ITEMS = ['talk', 'identify', 'notes', 'summary', 'interpreter'] as const;
export type ConsentItem = (typeof CONSENT_ITEMS)[number];
/** What can be given and taken back by itself; who takes `talk` back ends the consultation. */
export const CHOSEN_CONSENTS = ['identify', 'notes', 'summary', 'interpreter'] as const;
export type ChosenConsent = (typeof CHOSEN_CONSENTS)[number];

/** Which wording a person has agreed to. A changed wording gets the next number; `consent-words.test.ts` holds it. */
export const CONSENT_VERSION = 1;

/** Characters of a summary: as many as fit into a code that a phone reads from a screen, whatever the script, and into a line of chat. */
export const SUMMARY_LIMIT = 400;
/** Characters of a clinician's notes. */
export const NOTES_LIMIT = 4_000;
/** How long before its time an appointment may be begun. */
export const APPOINTMENT_OPENS_MINUTES = 15;

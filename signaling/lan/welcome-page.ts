import QRCode from 'qrcode';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import { LANGUAGES, type Language } from '../../shared/base/language.js';
import { LAN_WORDS } from './lan-words.js';

/** The chooser's colours and letters, in one column for a hand. */
export const WELCOME_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f9f6f0; --ink: #14202d; --ink-second: #495766; --signal: #f58028; --signal-ink: #241005;
  font: 18px/1.5 'Pretendard Variable', 'Noto Sans Thai Variable', 'Noto Sans JP Variable', 'Noto Sans SC Variable', system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere;
}
:root:lang(zh) { font-family: 'Pretendard Latin', 'Noto Sans SC Variable', system-ui, sans-serif; word-break: normal; }
:root:lang(ja) { font-family: 'Pretendard Latin', 'Noto Sans JP Variable', system-ui, sans-serif; word-break: normal; }
:root:lang(th) { line-height: 1.6; word-break: normal; }
@media (prefers-color-scheme: dark) { :root { --ground: #091521; --ink: #edf2f6; --ink-second: #b5c1cc; } }
body { margin: 0 auto; max-width: 34rem; padding: 1.5rem; background: var(--ground); color: var(--ink); }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; }
a.step { display: block; margin: 1.5rem 0 1rem; padding: 1rem; border-radius: 0.75rem; background: var(--signal); color: var(--signal-ink); font-weight: 600; text-align: center; text-decoration: none; }
a:focus-visible { outline: 4px solid var(--ink); outline-offset: 3px; }
ul { padding-left: 1.25rem; }
li { margin: 0.5rem 0; }
figure { margin: 2rem 0 1rem; text-align: center; color: var(--ink-second); }
svg { display: block; width: 12rem; margin: 0 auto 0.5rem; }
nav { display: flex; flex-wrap: wrap; justify-content: center; }
nav a { padding: 0.75rem; color: inherit; }
`;

export interface WelcomeFacts {
  /** Of this page, for another device to scan. */
  readonly address: string;
  /** Where u-City is, by HTTPS. */
  readonly secureAddress: string;
  readonly certificatePath: string;
}

/** The page that brings a device to u-City: certificate, what to do with it, and on. It runs no script. */
export async function writeWelcomePage({ address, secureAddress, certificatePath }: WelcomeFacts, language: Language): Promise<string> {
  const words = LAN_WORDS[language];
  const code = await QRCode.toString(address, { type: 'svg', margin: 2 });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="stylesheet" href="/fonts/fonts.css">
<link rel="stylesheet" href="/welcome.css">
</head>
<body>
<h1>${words.title}</h1>
<p>${words.why}</p>
<a class="step" href="${certificatePath}">1. ${words.download}</a>
<ul><li>${words.android}</li><li>${words.iphone}</li><li>${words.computer}</li></ul>
<a class="step" href="${secureAddress}/">2. ${words.open}</a>
<figure>${code}<figcaption>${words.scan}<br>${address}/</figcaption></figure>
<nav>${LANGUAGES.map((one) => `<a lang="${one}" href="/?lang=${one}">${LANGUAGE_NAMES[one]}</a>`).join(' ')}</nav>
</body>
</html>
`;
}

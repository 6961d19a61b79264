import { pickName, type Language } from '../../shared/base/language.js';
import type { City } from '../city/city.js';
import { CHOOSER_WORDS } from './chooser-words.js';

export interface ChooserFacts {
  readonly city: City;
  /** Drawn once, since the city does not change while the server runs. */
  readonly picture: string;
  /** Where the demo's cards lie; none without a demo. */
  readonly cardFolder: string | undefined;
}

const PANELS = [
  { inch: 32, width: 1080, height: 1920, edge: 80 }, { inch: 55, width: 1080, height: 1920, edge: 75 }, { inch: 65, width: 2160, height: 3840, edge: 60 },
  { inch: 32, width: 1920, height: 1080, edge: 90 }, { inch: 55, width: 1920, height: 1080, edge: 80 },
] as const;

/** The page at `/`, in one language. It runs no script. */
export function writePage({ city, picture, cardFolder }: ChooserFacts, language: Language): string {
  const words = CHOOSER_WORDS[language];
  const { name, credits } = city;
  const [first] = city.centers;
  // What only a demonstration allows is offered by one only.
  const isDemo = cardFolder !== undefined;
  const at = first ? `&center=${first.id}` : '';
  const link = (address: string, text: string): string => `<li><a href="${escape(address)}">${escape(text)}</a></li>`;
  const panels = PANELS.map(({ inch, width, height, edge }) =>
    link(`/kiosk/?diagonal=${String(inch)}&width=${String(width)}&height=${String(height)}&edge=${String(edge)}${at}`, `${String(inch)}″ ${height > width ? words.portrait : words.landscape}`));
  const dress = (address: string, others: string): string[] => [
    link(`${address}?text=200${others}`, words.largeText), link(`${address}?theme=contrast${others}`, words.contrast),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>u-City ${escape(pickName(name, language))}</title>
<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="icon" href="/icons/u-city.svg" type="image/svg+xml">
<link rel="stylesheet" href="/fonts/fonts.css">
<link rel="stylesheet" href="/chooser.css">
</head>
<body>
${picture}
<main>
<p class="city-name">u-City · ${escape(pickName(name, language))}</p>
<h1>${escape(words.choose)}</h1>
${isDemo ? `<p class="about">${escape(words.about.replace('{city}', pickName(name, language)))}</p>\n` : ''}<nav class="channels">
<a class="next" href="/kiosk/${at.replace('&', '?')}"><strong>${escape(words.kiosk)}</strong><span>${escape(words.kioskIs)}</span></a>
<a href="/tv/"><strong>${escape(words.tv)}</strong><span>${escape(words.tvIs)}</span></a>
<a class="desk" href="/phone/"><strong>${escape(words.phone)}</strong><span>${escape(words.phoneIs)}</span></a>
<a class="desk" href="/operations/"><strong>${escape(words.operations)}</strong><span>${escape(words.operationsIs)}</span></a>
</nav>
<section>
<h2>${escape(words.otherPanels)}</h2>
<ul>${[...panels, ...dress('/kiosk/', at), link(`/kiosk/?theme=night${at}`, words.night), ...(isDemo ? [link(`/kiosk/?strip=1${at}`, words.devices)] : [])].join('')}</ul>
</section>
<section>
<h2>${escape(words.otherTelevisions)}</h2>
<ul>${[...(isDemo ? ['Tizen', 'webOS'] : []).map((platform) => link(`/tv/?platform=${platform.toLowerCase()}`, words.keysOf.replace('{platform}', platform))), ...dress('/tv/', '')].join('')}</ul>
</section>
<footer>
${cardFolder === undefined ? '' : `<p>${escape(words.cards)}<br><code>${escape(cardFolder)}</code></p>\n`}<p><a href="/api/openapi.json">${escape(words.api)}</a></p>
</footer>
<section class="sources">
<h2>${escape(words.sources)}</h2>
<dl lang="en">${credits.map(writeCredit).join('')}</dl>
</section>
</main>
</body>
</html>
`;
}

/** In the words of the city pack, which are English. */
function writeCredit({ what, text, licence, url }: City['credits'][number]): string {
  const named = url === undefined ? escape(text) : `<a href="${escape(url)}" rel="noreferrer">${escape(text)}</a>`;
  return `<dt>${escape(what)}</dt><dd>${named} (${escape(licence)})</dd>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

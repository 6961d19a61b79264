import type { FastifyInstance } from 'fastify';
import { LANGUAGES, type Language } from '../../shared/base/language.js';
import type { City } from '../city/city.js';
import { CHOOSER_STYLE } from './chooser-style.js';
import { drawCity } from './draw-city.js';
import { writePage } from './write-page.js';

export interface ChooserParts {
  readonly city: City;
  /** Where the demo's cards lie; none without a demo. */
  readonly cardFolder: string | undefined;
}

/** The page at `/`: which channel is meant. */
export function serveChooser(app: FastifyInstance, { city, cardFolder }: ChooserParts): void {
  const picture = drawCity(city.map, city.list.centers);
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const language = pickLanguage(request.headers['accept-language']);
    return reply.header('cache-control', 'no-store').header('vary', 'accept-language').type('text/html; charset=utf-8').send(writePage({ city, picture, cardFolder }, language));
  });
  app.get('/chooser.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(CHOOSER_STYLE));
}

/** The first language of the browser's list that the city speaks, else English. */
export function pickLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().toLowerCase().split(/\s*;\s*/);
      const primary = tag.split('-')[0] ?? '';
      return { language: primary === 'fil' ? 'tl' : primary, quality: Number(quality.replace('q=', '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const spoken = LANGUAGES.find((one) => one === language);
    if (spoken) return spoken;
  }
  return 'en';
}

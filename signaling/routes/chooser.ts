import type { FastifyInstance } from 'fastify';
import { LANGUAGES, type Language } from '../../shared/base/language.js';

interface Words {
  readonly choose: string;
  readonly kiosk: string;
  readonly tv: string;
}

/** Three words of a page that stands before any channel: not worth a message file that a browser would have to load. */
const WORDS: { readonly [One in Language]: Words } = {
  ko: { choose: '어느 화면을 열까요?', kiosk: '터치 패널', tv: '텔레비전' },
  en: { choose: 'Which screen shall we open?', kiosk: 'Touch panel', tv: 'Television' },
  zh: { choose: '要打开哪个屏幕？', kiosk: '触摸屏', tv: '电视' },
  ja: { choose: 'どの画面を開きますか。', kiosk: 'タッチパネル', tv: 'テレビ' },
  vi: { choose: 'Bạn muốn mở màn hình nào?', kiosk: 'Màn hình cảm ứng', tv: 'Ti vi' },
  th: { choose: 'ต้องการเปิดหน้าจอใด', kiosk: 'จอสัมผัส', tv: 'โทรทัศน์' },
  tl: { choose: 'Aling screen ang bubuksan?', kiosk: 'Touch panel', tv: 'Telebisyon' },
  ru: { choose: 'Какой экран открыть?', kiosk: 'Сенсорная панель', tv: 'Телевизор' },
};

const STYLE = `
:root { color-scheme: light dark; font: 20px/1.4 system-ui, sans-serif; }
body { min-height: 100vh; margin: 0; display: grid; place-content: center; gap: 24px; justify-items: center; }
h1 { font-size: 24px; font-weight: 600; margin: 0; }
nav { display: grid; grid-auto-flow: column; gap: 16px; }
a { display: grid; place-content: center; min-width: 220px; min-height: 96px; border: 2px solid; border-radius: 16px; color: inherit; text-decoration: none; }
a:focus-visible { outline: 4px solid; outline-offset: 4px; }
@media (max-width: 600px) { nav { grid-auto-flow: row; } }
`;

/** The page at `/`: which channel is meant. */
export function serveChooser(app: FastifyInstance): void {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const language = pickLanguage(request.headers['accept-language']);
    return reply.header('cache-control', 'no-store').header('vary', 'accept-language').type('text/html; charset=utf-8').send(writePage(language));
  });
  app.get('/chooser.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(STYLE));
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

function writePage(language: Language): string {
  const { choose, kiosk, tv } = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>u-City</title>
<link rel="stylesheet" href="/chooser.css">
<h1>${choose}</h1>
<nav><a href="/kiosk/">${kiosk}</a><a href="/tv/">${tv}</a></nav>
</html>
`;
}

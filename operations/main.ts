import type { CityInfo } from '../shared/contract/city.js';
import type { InstallProfile } from '../shared/contract/identity.js';
import { makeCalls } from '../shared/ui/call/make-calls.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { openOnlineChannel } from '../shared/ui/open-online-channel.js';
import { dressPage } from '../shared/ui/panel/dress-page.js';
import { SessionStore } from '../shared/ui/session.js';
import { readPageParameters } from './page-parameters.js';
import './shell/operations-app.js';

/* The composition root of the operation center's page. */

const DIAGONAL_INCH = 24;
const asked = readPageParameters(location.search);

const describeDesk = ({ languages }: CityInfo): InstallProfile => ({
  channel: 'operations', checksIn: false, diagonalInch: DIAGONAL_INCH, widthPx: screen.width, heightPx: screen.height, lowerEdgeCm: 75, languages,
});

async function start(): Promise<void> {
  dressPage(asked);
  const { begin, persist, ...channel } = await openOnlineChannel({
    language: asked.language, describe: describeDesk, starting: { tag: 'operations-starting', load: () => import('./shell/operations-starting.js') },
  });
  const { centers } = await persist(() => channel.api.call('listCenters', {}));
  const app = document.createElement('operations-app');
  app.operations = { ...channel, centers: new Map(centers.map(({ id, name }) => [id, name])), session: new SessionStore(channel), calls: makeCalls(channel) };
  begin(app);
  // A desk of a city that runs no demonstration has no hook for tests.
  if (asked.hooks && channel.city.demo) {
    exposeDress(async ({ language, text, theme }) => {
      await loadLanguage(language);
      dressPage({ text, theme });
    });
  }
}

void start();

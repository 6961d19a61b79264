import type { InstallProfile } from '../shared/contract/identity.js';
import type { CityInfo } from '../shared/contract/city.js';
import { exposeDress } from '../shared/ui/expose-dress.js';
import { loadLanguage } from '../shared/ui/language/message-group.js';
import { openOnlineChannel } from '../shared/ui/open-online-channel.js';
import { SessionStore } from '../shared/ui/session.js';
import { readOwnTheme, readPageParameters } from './page-parameters.js';
import { PhoneLooks } from './shell/phone-looks.js';
import { takeInvitation } from './shell/take-invitation.js';
import './shell/phone-app.js';

/* The composition root of what a QR code opens on a phone. */

/** What matters to the server is that it is a phone: its turning is no other device. */
const DIAGONAL_INCH = 6;
// Before everything else, so that the code stands in the address for no longer than it takes to read it.
const invitation = takeInvitation({ location, history });
const asked = readPageParameters(location.search);

function describePhone({ languages }: CityInfo): InstallProfile {
  const [short, long] = [Math.min(screen.width, screen.height), Math.max(screen.width, screen.height)];
  return { channel: 'phone', checksIn: false, diagonalInch: DIAGONAL_INCH, widthPx: Math.max(320, short), heightPx: Math.max(320, long), lowerEdgeCm: 0, languages };
}

async function start(): Promise<void> {
  const looks = new PhoneLooks({ text: asked.text, theme: asked.theme ?? readOwnTheme((query) => matchMedia(query).matches) });
  const { begin, ...channel } = await openOnlineChannel({
    language: asked.language, describe: describePhone, starting: { tag: 'phone-starting', load: () => import('./shell/phone-starting.js') },
  });
  const app = document.createElement('phone-app');
  app.phone = { ...channel, session: new SessionStore(channel), looks, invitation };
  begin(app);
  // A city that runs no demonstration has no hook for tests.
  if (asked.hooks && channel.city.demo) {
    exposeDress(async ({ language, text, theme }) => {
      await loadLanguage(language);
      looks.wear({ text, theme });
    });
  }
}

void start();

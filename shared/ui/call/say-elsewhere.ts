import { pickName } from '../../base/language.js';
import type { CallElsewhere } from '../../telepresence/call-view.js';
import { currentLanguage } from '../language/message-group.js';
import type { CenterNames } from './call-words.js';
import type { CallMessages } from './strings/compiled/index.js';

const SCREENS = { kiosk: 'onPanel', tv: 'onTelevision', phone: 'onPhone', operations: 'onDesk' } as const satisfies Record<CallElsewhere['channel'], keyof CallMessages>;

/** On which of the person's screens their call goes on, with its place where it has one. */
export function sayElsewhere({ channel, centerId }: CallElsewhere, words: CallMessages, centers: CenterNames): string {
  const name = words[SCREENS[channel]]();
  const place = centerId === undefined ? undefined : centers.get(centerId);
  return words.goesOnAt({ screen: place ? words.atPlace({ name, place: pickName(place, currentLanguage.get()) }) : name });
}

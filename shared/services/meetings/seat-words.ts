import { pickName } from '../../base/language.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import type { OwnSeat } from './meetings-model.js';
import type { SeatCenter } from './own-seat.js';
import type { MeetingsMessages } from './strings/compiled/index.js';

/** What stands below a center's name where a seat is asked for: how many are free, or which one was found there. */
export function saySeat({ id, freeSeats }: SeatCenter, seat: OwnSeat | undefined, words: MeetingsMessages): string {
  if (seat?.centerId !== id) return words.seatsFree({ seats: freeSeats });
  switch (seat.kind) {
    case 'finding': return words.seatFinding();
    case 'none': return words.seatNone();
    case 'failed': return words.unreadTitle();
    case 'found': return `${words.seatLabel({ label: seat.label })}, ${pickName(seat.floorName, currentLanguage.get())}`;
  }
}

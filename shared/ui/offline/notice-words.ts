import type { Notice } from '../../contract/sealed.js';
import type { OfflineMessages } from './strings/compiled/index.js';

/** What could not be done, and why, in the person's words. */
export function tellNotice(notice: Pick<Notice, 'route' | 'code'>, words: OfflineMessages): string {
  return `${tellWhat(notice.route, words)} ${tellWhy(notice.code, words)}`;
}

function tellWhat(route: Notice['route'], words: OfflineMessages): string {
  switch (route) {
    case 'reserve': return words.noticeReserve();
    case 'extendBooking': return words.noticeExtend();
    case 'cancelBooking': return words.noticeCancel();
    case 'leaveEarly': return words.noticeLeave();
    case 'checkIn': return words.noticeCheckIn();
  }
}

function tellWhy(code: Notice['code'], words: OfflineMessages): string {
  if (code === 'seat-taken' || code === 'space-out-of-order') return words.noticeTaken();
  if (['time-invalid', 'booking-not-active', 'check-in-too-late', 'outside-opening-hours'].includes(code)) return words.noticeOver();
  return words.noticeOther();
}

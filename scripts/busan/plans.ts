import type { LocalName } from '../../shared/base/language.js';
import type { PackPlan } from '../../shared/city/pack-schema.js';
import { PlanBuilder } from './plan-builder.js';

/** Invented floors; several centers share each. Metres, origin at the upper left corner. */

const QUIET: LocalName = { en: 'Quiet zone', ko: '조용한 구역', zh: '安静区', ja: '静かなエリア', vi: 'Khu yên tĩnh', th: 'โซนเงียบ', tl: 'Tahimik na bahagi', ru: 'Тихая зона' };
const OPEN: LocalName = { en: 'Open zone', ko: '열린 구역', zh: '开放区', ja: 'オープンエリア', vi: 'Khu mở', th: 'โซนเปิด', tl: 'Bukás na bahagi', ru: 'Открытая зона' };
const WINDOW: LocalName = { en: 'Window zone', ko: '창가 구역', zh: '靠窗区', ja: '窓ぎわエリア', vi: 'Khu cạnh cửa sổ', th: 'โซนริมหน้าต่าง', tl: 'Bahaging tabi ng bintana', ru: 'Зона у окна' };

/** 12 seats in one room: a corner shop that became a work center, too small for a quiet zone. */
const small = new PlanBuilder('small', [[0, 0], [14, 0], [14, 9.6], [0, 9.6]])
  .entrance([11.6, 9.6], 0)
  .windows([[1, 0], [13, 0]])
  .zone('window', WINDOW, [0, 0, 14, 3.3])
  .zone('open', OPEN, [0, 3.3, 14, 9.6])
  .row({ first: 1, count: 5, from: [2.2, 1.4], step: [2.4, 0], turn: 0, zone: 'window', features: ['window'], extra: { 1: ['two-screens'], 5: ['two-screens'] } })
  .row({ first: 6, count: 2, from: [2.2, 5], step: [2.4, 0], turn: 180, zone: 'open' })
  .row({ first: 8, count: 2, from: [8.9, 5], step: [2.4, 0], turn: 180, zone: 'open', features: ['step-free'] })
  .row({ first: 10, count: 2, from: [2.2, 7.7], step: [2.4, 0], turn: 0, zone: 'open', extra: { 10: ['two-screens'] } })
  .row({ first: 12, count: 1, from: [8.9, 7.7], turn: 0, zone: 'open', features: ['standing-desk', 'step-free'] })
  .build();

/** 12 seats around a meeting room and a telepresence room, in a house with a slanted front. */
const smallRooms = new PlanBuilder('small-rooms', [[0, 0], [16, 0], [18, 4], [18, 11], [0, 11]])
  .entrance([7.4, 11], 0)
  .windows([[1, 0], [15, 0]], [[18, 5], [18, 10]])
  .zone('window', WINDOW, [5, 0, 16, 3.2])
  .zone('quiet', QUIET, [12.4, 4.6, 18, 11])
  .rooms(
    { label: 'A', kind: 'meeting-room', box: [0, 0, 5, 5], capacity: 6, features: ['whiteboard'], door: { side: 'right', at: 3.9 } },
    { label: 'T', kind: 'telepresence-room', box: [0, 5, 5, 11], capacity: 4, features: ['two-screens'], door: { side: 'right', at: 1.2 } },
  )
  .row({ first: 1, count: 4, from: [6.9, 1.4], step: [2.4, 0], turn: 0, zone: 'window', features: ['window'], extra: { 4: ['two-screens'] } })
  .row({ first: 5, count: 2, from: [7.2, 5.2], step: [2.4, 0], turn: 180, features: ['step-free'], extra: { 6: ['standing-desk'] } })
  .row({ first: 7, count: 2, from: [7.2, 7.9], step: [2.4, 0], turn: 0, features: ['step-free'] })
  .row({ first: 9, count: 2, from: [13.8, 5.9], step: [2.4, 0], turn: 180, zone: 'quiet', features: ['quiet'] })
  .row({ first: 11, count: 2, from: [13.8, 8.7], step: [2.4, 0], turn: 0, zone: 'quiet', features: ['quiet', 'two-screens'] })
  .build();

/** 24 seats, rooms for 4 and 6, and a telepresence room for 8. */
const medium = new PlanBuilder('medium', [[0, 0], [20, 0], [20, 14.4], [0, 14.4]])
  .entrance([11.4, 14.4], 0, 2.1)
  .windows([[1, 0], [13, 0]], [[0, 1], [0, 13.4]])
  .zone('window', WINDOW, [0, 0, 14.2, 3.3])
  .zone('open', OPEN, [0, 3.3, 14.2, 7.4])
  .zone('quiet', QUIET, [0, 7.4, 14.2, 12.6])
  .rooms(
    { label: 'A', kind: 'meeting-room', box: [14.2, 0, 20, 4.8], capacity: 4, features: ['whiteboard'], door: { side: 'left', at: 3.7 } },
    { label: 'B', kind: 'meeting-room', box: [14.2, 4.8, 20, 9.6], capacity: 6, features: ['whiteboard', 'two-screens'], door: { side: 'left', at: 3.7 } },
    { label: 'T', kind: 'telepresence-room', box: [14.2, 9.6, 20, 14.4], capacity: 8, features: ['two-screens'], door: { side: 'left', at: 3.4 } },
  )
  .row({ first: 1, count: 6, from: [1.6, 1.5], step: [2.15, 0], turn: 0, zone: 'window', features: ['window'], extra: { 1: ['two-screens'], 2: ['two-screens'] } })
  .row({ first: 7, count: 6, from: [1.6, 5.5], step: [2.15, 0], turn: 180, zone: 'open', extra: { 11: ['standing-desk'], 12: ['standing-desk'] } })
  .row({ first: 13, count: 6, from: [1.6, 8.6], step: [2.15, 0], turn: 0, zone: 'quiet', features: ['quiet', 'step-free'], extra: { 13: ['window'], 14: ['window', 'two-screens'] } })
  .row({ first: 19, count: 6, from: [1.6, 11.7], step: [2.15, 0], turn: 180, zone: 'quiet', features: ['quiet', 'step-free'], extra: { 19: ['window'], 24: ['two-screens'] } })
  .build();

/** 20 seats for people with their own machines, a learning room for 16 and a meeting room. */
const learning = new PlanBuilder('learning', [[0, 0], [21, 0], [21, 13], [0, 13]])
  .entrance([0, 6.5], 90)
  .windows([[1, 0], [11.5, 0]], [[21, 1], [21, 12]])
  .zone('quiet', QUIET, [0, 0, 12.4, 4.6])
  .zone('open', OPEN, [0, 8, 12.4, 13])
  .rooms(
    { label: 'L', kind: 'learning-room', box: [13, 0, 21, 7.8], capacity: 16, features: ['whiteboard'], door: { side: 'left', at: 6.8 } },
    { label: 'A', kind: 'meeting-room', box: [13, 7.8, 21, 13], capacity: 8, features: ['whiteboard'], door: { side: 'left', at: 1 } },
  )
  .row({ first: 1, count: 5, from: [1.7, 1.4], step: [2.25, 0], turn: 0, zone: 'quiet', features: ['quiet', 'window'] })
  .row({ first: 6, count: 5, from: [1.7, 3.9], step: [2.25, 0], turn: 180, zone: 'quiet', features: ['quiet'] })
  .row({ first: 11, count: 5, from: [1.7, 8.8], step: [2.25, 0], turn: 0, zone: 'open', features: ['step-free'], extra: { 11: ['standing-desk'] } })
  .row({ first: 16, count: 5, from: [1.7, 11.6], step: [2.25, 0], turn: 180, zone: 'open', features: ['step-free'] })
  .build();

/** 18 seats beside a health room and a day-care room: for people who come with children or for an appointment. */
const care = new PlanBuilder('care', [[0, 0], [20, 0], [20, 14], [0, 14]])
  .entrance([3.2, 14], 0, 2.1)
  .windows([[7.2, 0], [19, 0]], [[20, 5.8], [20, 13]])
  .zone('window', WINDOW, [6.4, 0, 20, 3.2])
  .zone('quiet', QUIET, [6.4, 3.2, 20, 9])
  .rooms(
    { label: 'D', kind: 'day-care', box: [0, 0, 6.4, 5.6], capacity: 10, door: { side: 'right', at: 4.6 } },
    { label: 'H', kind: 'health-room', box: [0, 5.6, 6.4, 10], capacity: 2, door: { side: 'right', at: 3.4 } },
    { label: 'A', kind: 'meeting-room', box: [14.6, 9.6, 20, 14], capacity: 4, features: ['whiteboard'], door: { side: 'left', at: 1 } },
  )
  .row({ first: 1, count: 6, from: [7.9, 1.4], step: [2.15, 0], turn: 0, zone: 'window', features: ['window'], extra: { 1: ['two-screens'] } })
  .row({ first: 7, count: 5, from: [8.4, 5.1], step: [2.4, 0], turn: 180, zone: 'quiet', features: ['quiet', 'step-free'] })
  .row({ first: 12, count: 5, from: [8.4, 7.6], step: [2.4, 0], turn: 0, zone: 'quiet', features: ['quiet', 'step-free'], extra: { 12: ['two-screens'], 16: ['two-screens'] } })
  .row({ first: 17, count: 2, from: [8.4, 11.8], step: [2.4, 0], turn: 180, features: ['standing-desk', 'step-free'] })
  .build();

/** 32 seats and three rooms around an inner corner. */
const corner = new PlanBuilder('corner', [[0, 0], [26, 0], [26, 9.6], [15, 9.6], [15, 17], [0, 17]])
  .entrance([15, 13.6], 270, 2.2)
  .windows([[1, 0], [19.5, 0]], [[0, 1], [0, 16]])
  .zone('window', WINDOW, [0, 0, 20, 3.2])
  .zone('open', OPEN, [0, 3.2, 13.4, 8.2])
  .zone('quiet', QUIET, [0, 10.4, 9.6, 17])
  .rooms(
    { label: 'A', kind: 'meeting-room', box: [20.6, 0, 26, 4.8], capacity: 4, features: ['whiteboard'], door: { side: 'left', at: 3.7 } },
    { label: 'B', kind: 'meeting-room', box: [20.6, 4.8, 26, 9.6], capacity: 6, features: ['whiteboard'], door: { side: 'left', at: 1.1 } },
    { label: 'T', kind: 'telepresence-room', box: [14.6, 4.8, 20.6, 9.6], capacity: 8, features: ['two-screens'], door: { side: 'left', at: 1.4 } },
  )
  .row({ first: 1, count: 8, from: [1.8, 1.4], step: [2.35, 0], turn: 0, zone: 'window', features: ['window'], extra: { 1: ['two-screens'], 8: ['two-screens'] } })
  .row({ first: 9, count: 5, from: [1.8, 5], step: [2.35, 0], turn: 180, zone: 'open' })
  .row({ first: 14, count: 5, from: [1.8, 7.5], step: [2.35, 0], turn: 0, zone: 'open', extra: { 14: ['standing-desk'], 15: ['standing-desk'] } })
  .row({ first: 19, count: 4, from: [1.8, 12], step: [2.2, 0], turn: 180, zone: 'quiet', features: ['quiet'] })
  .row({ first: 23, count: 4, from: [1.8, 15], step: [2.2, 0], turn: 0, zone: 'quiet', features: ['quiet', 'two-screens'] })
  .row({ first: 27, count: 2, from: [11.1, 12], step: [2.2, 0], turn: 180, features: ['step-free'] })
  .row({ first: 29, count: 2, from: [11.1, 15.5], step: [2.2, 0], turn: 0, features: ['step-free', 'two-screens'] })
  .build();

/** The lower of two large floors: an event space, day-care, a health room and 16 seats. */
const forum = new PlanBuilder('forum', [[0, 0], [24, 0], [24, 15.6], [0, 15.6]])
  .entrance([12.6, 15.6], 0, 2.6)
  .windows([[1, 0], [9, 0]], [[24, 6.8], [24, 14.6]])
  .zone('open', OPEN, [10.4, 5.8, 24, 13.4])
  .rooms(
    { label: 'E', kind: 'event-space', box: [0, 0, 10.4, 9.6], capacity: 60, features: ['whiteboard', 'two-screens'], door: { side: 'right', at: 7.4 } },
    { label: 'H', kind: 'health-room', box: [10.4, 0, 16.6, 5.2], capacity: 2, door: { side: 'bottom', at: 4.8 } },
    { label: 'D', kind: 'day-care', box: [16.6, 0, 24, 5.2], capacity: 12, door: { side: 'bottom', at: 1.4 } },
  )
  .row({ first: 1, count: 5, from: [12.9, 8], step: [2.35, 0], turn: 180, zone: 'open', features: ['step-free'] })
  .row({ first: 6, count: 5, from: [12.9, 10.6], step: [2.35, 0], turn: 0, zone: 'open', features: ['step-free'], extra: { 10: ['window'] } })
  .row({ first: 11, count: 3, from: [2.2, 11.3], step: [2.6, 0], turn: 0, features: ['standing-desk', 'step-free'] })
  .row({ first: 14, count: 3, from: [2.2, 13.9], step: [2.6, 0], turn: 180, features: ['step-free'] })
  .build();

/** The upper of two large floors: 24 seats, a learning room, a meeting room and a telepresence room. */
const gallery = new PlanBuilder('gallery', [[0, 0], [24, 0], [24, 15.6], [0, 15.6]])
  .entrance([12.6, 15.6], 0, 2.6)
  .windows([[1, 0], [16, 0]], [[0, 1], [0, 9]])
  .zone('window', WINDOW, [0, 0, 17, 3.2])
  .zone('quiet', QUIET, [0, 3.2, 8.6, 9.4])
  .zone('open', OPEN, [8.6, 3.2, 17, 9.4])
  .rooms(
    { label: 'A', kind: 'meeting-room', box: [17.4, 0, 24, 5.2], capacity: 8, features: ['whiteboard', 'two-screens'], door: { side: 'left', at: 4.1 } },
    { label: 'T', kind: 'telepresence-room', box: [17.4, 5.2, 24, 10.4], capacity: 10, features: ['two-screens'], door: { side: 'left', at: 1.1 } },
    { label: 'L', kind: 'learning-room', box: [0, 9.8, 9.8, 15.6], capacity: 20, features: ['whiteboard', 'two-screens'], door: { side: 'right', at: 1.2 } },
  )
  .row({ first: 17, count: 7, from: [1.9, 1.4], step: [2.3, 0], turn: 0, zone: 'window', features: ['window', 'step-free'], extra: { 17: ['two-screens'], 23: ['two-screens'] } })
  .row({ first: 24, count: 3, from: [1.9, 5.1], step: [2.3, 0], turn: 180, zone: 'quiet', features: ['quiet', 'step-free'] })
  .row({ first: 27, count: 3, from: [1.9, 7.7], step: [2.3, 0], turn: 0, zone: 'quiet', features: ['quiet', 'two-screens', 'step-free'] })
  .row({ first: 30, count: 3, from: [10.4, 5.1], step: [2.3, 0], turn: 180, zone: 'open', features: ['step-free'] })
  .row({ first: 33, count: 3, from: [10.4, 7.7], step: [2.3, 0], turn: 0, zone: 'open', features: ['step-free'], extra: { 33: ['standing-desk'] } })
  .row({ first: 36, count: 5, from: [14.9, 12.6], step: [2, 0], turn: 180, features: ['step-free'] })
  .build();

export const PLANS: readonly PackPlan[] = [small, smallRooms, medium, learning, care, corner, forum, gallery];

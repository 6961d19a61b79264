import type { DeskName } from '../calls/staff.js';

/** The invented residents of the demonstration, in households. Names are in the scripts that people of the city write. */
export const DEMO_HOUSEHOLDS: readonly (readonly string[])[] = [
  ['김지우', '김도윤', '박서연'],
  ['이하준', '최수아'],
  ['Nguyễn Thị An', 'Trần Minh'],
  ['王美玲'],
  ['佐藤 葵'],
  ['Maria Santos'],
  ['Анна Ким'],
  ['สมชาย ใจดี'],
];

/** The invented people who answer at the city's desks: two for general help, one clinician. */
export const DEMO_STAFF: readonly { readonly name: string; readonly desk: DeskName }[] = [
  { name: '정하늘', desk: 'help' },
  { name: '오민재', desk: 'help' },
  { name: '한지원', desk: 'health' },
];

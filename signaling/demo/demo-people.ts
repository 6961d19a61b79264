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

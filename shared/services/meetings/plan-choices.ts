import { toInstant } from '../../base/zoned-time.js';
import type { Formats } from '../../ui/format.js';
import { listDays, listEnds, listStarts, startOfNow, type Draft } from './meetings-model.js';
import type { MeetingsState } from './meetings-state.js';
import type { MeetingsMessages } from './strings/compiled/index.js';

/** One answer to the question when a meeting is. */
export interface PlanChoice {
  readonly id: string;
  readonly text: string;
  readonly take: Partial<Draft>;
}

/** What can be answered to one of the three questions when a meeting is. @param nowWord for a meeting that begins at once */
export function listPlanChoices(step: 'day' | 'from' | 'to', { city, centers, now, draft }: MeetingsState, format: Formats, nowWord: string): readonly PlanChoice[] {
  switch (step) {
    case 'day': return listDays(city, centers, now).map((day) => ({ id: day, text: format.nearDay(toInstant(day, '12:00', city.timeZone), now), take: { day } }));
    case 'from': return listStarts(city, centers, draft.day ?? '', now).map((from) => ({ id: String(from), text: from === startOfNow(now) ? nowWord : format.time(from), take: { from } }));
    case 'to': return listEnds(city, draft.from ?? 0).map((to) => ({ id: String(to), text: format.time(to), take: { to } }));
  }
}

/** Titles that are ready, in the organizer's language, and none at all. */
export function listTitles(words: MeetingsMessages): readonly PlanChoice[] {
  const titles = [words.titleProject(), words.titleInterview(), words.titleColleague(), words.titleTraining()];
  return [
    ...titles.map((title, index) => ({ id: String(index), text: title, take: { title, titleDone: true } })),
    { id: 'none', text: words.titleNone(), take: { title: undefined, titleDone: true } },
  ];
}

/** When the meeting is, as far as that has been answered; empty before. */
export function sayWhen({ draft: { day, from, to }, city, now }: MeetingsState, format: Formats): string {
  if (day === undefined) return '';
  return [format.nearDay(toInstant(day, '12:00', city.timeZone), now), from === undefined ? '' : to === undefined ? format.time(from) : format.timeRange(from, to)].join(' ').trim();
}

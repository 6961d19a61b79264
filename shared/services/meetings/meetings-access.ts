import type { ReactiveElement } from 'lit';
import { ServiceAccess } from '../service-access.js';
import type { MeetingsState } from './meetings-state.js';
import { openMeetings, type MeetingsStore } from './meetings-store.js';

/** Gives a view the screen's meetings. */
export class MeetingsAccess extends ServiceAccess<MeetingsState, MeetingsStore> {
  constructor(host: ReactiveElement) {
    super(host, openMeetings);
  }
}

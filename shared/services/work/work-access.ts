import type { ReactiveElement } from 'lit';
import { ServiceAccess } from '../service-access.js';
import { openWork, type WorkStore } from './work-store.js';
import type { WorkState } from './work-state.js';

/** Gives a view the screen's Work store. */
export class WorkAccess extends ServiceAccess<WorkState, WorkStore> {
  constructor(host: ReactiveElement) {
    super(host, openWork);
  }
}

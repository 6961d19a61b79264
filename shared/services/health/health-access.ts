import type { ReactiveElement } from 'lit';
import { ServiceAccess } from '../service-access.js';
import type { HealthState } from './health-state.js';
import { openHealth, type HealthStore } from './health-store.js';

/** Gives a view the screen's consultations. */
export class HealthAccess extends ServiceAccess<HealthState, HealthStore> {
  constructor(host: ReactiveElement) {
    super(host, openHealth);
  }
}

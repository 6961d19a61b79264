import type { Router } from '../../navigation/router.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import type { SessionStore } from '../../ui/session.js';
import type { HealthStore } from './health-store.js';

/** What leads on from where a consultation begins, whatever the channel. */
export interface HealthWay {
  readonly session: SessionStore;
  readonly router: Router;
  readonly store: HealthStore;
}

/** Opens the room of an appointment that can begin. */
export function beginAppointment({ store, router }: HealthWay, consultationId: string): void {
  store.take(consultationId);
  router.go('/health/room');
}

/**
 * Leads to what is a person's: they sign in first, and stay where they are if they turn back.
 * @param host the view from which sign-in is asked for
 */
export async function enterAsPerson(host: HTMLElement, { session, router, store }: HealthWay, path: '/health/consent' | '/health/times'): Promise<void> {
  if (session.state.get().kind !== 'signed-in' && !await requestSignIn(host)) return;
  if (session.state.get().kind !== 'signed-in') return;
  store.wish();
  router.go(path);
}

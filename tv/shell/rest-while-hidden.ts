import type { Cancel } from '../../shared/base/clock.js';
import type { ServiceEnvironment } from '../../shared/services/service.js';
import type { TvPlatform } from '../platform/tv-platform.js';

/**
 * Stops work while another app or channel is on screen: no stream, no questions to the server. What a person wanted need not be
 * saved then, since the outbox keeps an intent before it answers. When the app is seen again it asks at once whether the server is
 * there and the session still stands, and its stream tells what has happened meanwhile, or has every snapshot read anew.
 */
export function restWhileHidden(visibility: TvPlatform['visibility'], { connectivity, events, session }: Pick<ServiceEnvironment, 'connectivity' | 'events' | 'session'>): Cancel {
  const follow = (seen: 'visible' | 'hidden'): void => {
    if (seen === 'visible') {
      connectivity.start();
      events.resume();
      void session.confirm();
    } else {
      connectivity.stop();
      events.pause();
    }
  };
  // A television may start an app out of sight.
  if (visibility.get() === 'hidden') follow('hidden');
  return visibility.watch(follow);
}

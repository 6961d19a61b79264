import { WebhookReceiver } from 'livekit-server-sdk';
import type { Clock } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Readable } from '../../shared/base/store.js';
import type { Database } from '../storage/database.js';
import type { EngineState } from './engine/media-engine.js';

/** Something the media server tells of one of its rooms. */
export interface MediaNews {
  readonly id: string;
  readonly room: string | undefined;
}

/**
 * Takes in what the media server tells. Its word counts only if it is signed with our key over the very bytes that came, and each
 * piece of news counts once: a signature says nothing of how often a thing was sent.
 */
export class MediaWebhooks {
  constructor(private readonly database: Database, private readonly engine: Readable<EngineState>, private readonly clock: Clock) {}

  /** @returns the room that is to be looked at; nothing for news that is known already or of no room */
  async take(body: string, signature: string | undefined): Promise<Result<string | undefined, 'forged'>> {
    const news = await this.#verify(body, signature);
    if (!news) return fail('forged');
    const [fresh] = await this.database`
      insert into media_event (id, at) values (${news.id}, ${new Date(this.clock.now())}) on conflict (id) do nothing returning 1`;
    return succeed(fresh ? news.room : undefined);
  }

  async #verify(body: string, signature: string | undefined): Promise<MediaNews | undefined> {
    const engine = this.engine.get();
    if (engine.kind !== 'ready' || signature === undefined) return undefined;
    try {
      const { id, room } = await new WebhookReceiver(engine.key, engine.secret).receive(body, signature);
      return id === '' ? undefined : { id, room: room?.name };
    } catch {
      return undefined;
    }
  }
}

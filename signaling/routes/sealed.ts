import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/base/result.js';
import type { CityServices } from '../city-services.js';
import { serveRoute } from '../http/serve-route.js';

/** What screens kept while they were cut off, and what is told about it afterwards. */
export function serveSealed(app: FastifyInstance, { opener, sealedIntents, notices }: CityServices): void {
  serveRoute(app, 'readSealKey', async () => succeed(opener.key), { cacheSeconds: 60 });
  serveRoute(app, 'deliverSealed', async ({ caller, body, log }) => {
    const answer = await sealedIntents.deliver(app, caller.device, body, log);
    return answer.ok ? succeed({ answer: answer.value }) : answer;
  });
  serveRoute(app, 'listNotices', async ({ caller, sql }) => succeed({ notices: await notices.list(sql, caller.person.personId) }));
  serveRoute(app, 'dismissNotice', async ({ caller, params, sql }) => {
    await notices.dismiss(sql, caller.person.personId, params.noticeId);
    return succeed({ dismissed: true as const });
  });
}

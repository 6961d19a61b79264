import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Database } from '../storage/database.js';
import { openSecrets, secretFolder, type Secrets } from '../storage/secrets.js';
import { openCardAuthority, type CardAuthority } from './card-authority.js';

/** What tells two installations' secrets apart and tells nothing of them. */
const Mark = z.object({ root: z.string(), cardKey: z.string() });
const NAME = 'secrets';

/**
 * Opens the secrets of this installation and the key of its cards, making both at the first start. The database notes which
 * they are: a node with others would take every token for forged and every card for foreign, so it does not start, and a node
 * without any makes none for a database that has some.
 * @throws with words for the person who starts the server
 */
export async function claimSecrets(database: Database, dataFolder: string, city: string): Promise<{ readonly secrets: Secrets; readonly authority: CardAuthority }> {
  const folder = secretFolder(dataFolder);
  const advice = `Copy the folder ${folder} from the machine of the first node, or from its backup, with its rights (0700, its files 0600).`;
  const [noted] = await database<{ value: unknown }[]>`select value from setting where name = ${NAME}`;
  if (noted && !await stat(folder).catch(() => undefined)) throw new Error(`The database belongs to an installation whose secrets are not in ${folder}. ${advice}`);
  const [secrets, authority] = [await openSecrets(dataFolder), await openCardAuthority(dataFolder, city)];
  const mark = { root: secrets.seal('mark', city).toString('hex'), cardKey: authority.publicKey.kid };
  // Asked again: another node may have noted its own meanwhile.
  await database`insert into setting (name, value) values (${NAME}, ${database.json(mark)}) on conflict (name) do nothing`;
  const [kept] = await database<{ value: unknown }[]>`select value from setting where name = ${NAME}`;
  const known = Mark.parse(kept?.value);
  if (known.root !== mark.root || known.cardKey !== mark.cardKey) throw new Error(`The secrets in ${folder} are not those of the database. ${advice}`);
  return { secrets, authority };
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeStartedFolder } from './first-start.js';
import { ServerNode } from './node.js';
import { findOpenCenters } from './open-centers.js';

/** A demo person's card as the seed leaves it, with the PIN. */
export interface DemoCard {
  readonly name: string;
  readonly kind: 'good' | 'staff' | 'revoked' | 'expired' | 'foreign';
  readonly token: string;
  readonly number?: string;
  readonly pin?: string;
  /** Staff: where they answer. */
  readonly desk?: 'help' | 'health';
}

/** A card that opens something. */
export interface GoodCard extends DemoCard {
  readonly number: string;
  readonly pin: string;
}

export function isGood(card: DemoCard): card is GoodCard {
  return card.kind === 'good' && card.number !== undefined && card.pin !== undefined;
}

/** A card of somebody who answers at a desk. */
export interface StaffCard extends GoodCard {
  readonly desk: 'help' | 'health';
}

export function isStaffCard(card: DemoCard): card is StaffCard {
  return card.kind === 'staff' && card.number !== undefined && card.pin !== undefined;
}

/** One of the demonstration's cards that open something; tests that reserve take one each, since nobody sits on two seats. */
export function pickCard({ cards }: Pick<Product, 'cards'>, index: number): GoodCard {
  const card = cards.filter(isGood)[index];
  if (!card) throw new Error(`The demonstration has no good card ${index}`);
  return card;
}

/** A card of somebody who answers at the help desk. */
export function pickStaff({ cards }: Pick<Product, 'cards'>, index = 0, desk: StaffCard['desk'] = 'help'): StaffCard {
  const card = cards.filter((one): one is StaffCard => isStaffCard(one) && one.desk === desk)[index];
  if (!card) throw new Error(`The demonstration has no staff ${index} at the ${desk} desk`);
  return card;
}

/** The built product on a port of its own, with a data folder of its own. */
export interface Product {
  readonly address: string;
  readonly dataFolder: string;
  /** Its process, which may be killed and started again. */
  readonly node: ServerNode;
  readonly cards: readonly DemoCard[];
  /** Two centers that never close, so that tests pass at any hour: a panel stands in the first. */
  readonly openCenters: readonly [here: string, other: string];
  stop(): Promise<void>;
}

/** The cards of a demonstration, as its server has written them. */
export async function readCards(dataFolder: string): Promise<DemoCard[]> {
  const folder = join(dataFolder, 'cards');
  return JSON.parse(await readFile(join(folder, 'cards.json'), 'utf8')) as DemoCard[];
}

/** Starts `dist/signaling/main.js` on a data folder of its own, seeded with a city, and waits until it is ready. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataFolder = await makeStartedFolder(settings);
  const node = await ServerNode.make(dataFolder, settings);
  await node.start();
  return {
    address: node.address, dataFolder, node,
    cards: await readCards(dataFolder),
    openCenters: await findOpenCenters(node.address),
    async stop() {
      await node.end('SIGTERM');
      await node.endOrphans();
      // A database that was killed may write its last file while its folder goes.
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { z } from 'zod';
import { Desk } from '../../shared/contract/values.js';

/** One printed card of the demonstration. `kind` says what it shows; only `good` ones and those of staff open anything. */
const DemoCard = z.object({
  file: z.string(), kind: z.enum(['good', 'staff', 'revoked', 'expired', 'foreign']), name: z.string(),
  /** Staff: where they answer. */
  desk: Desk.optional(),
  number: z.string().optional(), pin: z.string().optional(), token: z.string(),
});
export type DemoCard = z.infer<typeof DemoCard>;

/** Quiet zone in modules, as ISO/IEC 18004 asks. */
const MARGIN = 4;
/** A module of a card printed 5 cm wide is then 0.9 mm, and pixels stay whole at any printer's resolution. */
const PIXELS_A_MODULE = 20;
const LIST = 'cards.json';

export function demoCardFolder(dataFolder: string): string {
  return join(dataFolder, 'cards');
}

/** The cards that were written before, with their PINs; `undefined` when there are none. */
export async function readDemoCards(dataFolder: string): Promise<readonly DemoCard[] | undefined> {
  const text = await readFile(join(demoCardFolder(dataFolder), LIST), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : z.array(DemoCard).parse(JSON.parse(text));
}

/**
 * Writes the list of cards, with numbers and PINs, as `cards.json` and to read as `cards.txt`, and each card's QR code as
 * a PNG. Nobody but the owner of the folder may read any of it.
 */
export async function writeDemoCards(dataFolder: string, cards: readonly DemoCard[]): Promise<void> {
  const folder = demoCardFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const file of await readdir(folder)) if (/^card-.*\.png$/.test(file)) await rm(join(folder, file));
  for (const card of cards) await writePrivately(join(folder, card.file), await drawCard(card.token));
  const lines = cards.map((card) => [card.file, card.number ?? '-', card.pin ?? '-', card.desk ? `${card.kind} (${card.desk})` : card.kind, card.name].join('\t'));
  await writePrivately(join(folder, 'cards.txt'), `file\tnumber\tPIN\tkind\tname\n${lines.join('\n')}\n`);
  // Last, because its being there says that the cards are whole.
  await writePrivately(join(folder, LIST), `${JSON.stringify(cards, undefined, 2)}\n`);
}

/** A card's QR code as a PNG. */
export function drawCard(token: string): Promise<Buffer> {
  return QRCode.toBuffer(token, { errorCorrectionLevel: 'M', margin: MARGIN, scale: PIXELS_A_MODULE });
}

async function writePrivately(path: string, content: Buffer | string): Promise<void> {
  const unfinished = `${path}.new`;
  await writeFile(unfinished, content, { mode: 0o600, flush: true });
  await chmod(unfinished, 0o600);
  await rename(unfinished, path);
}

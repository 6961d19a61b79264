import { z } from 'zod';

/** One file inside a backup. */
export const BackupFile = z.strictObject({ path: z.string().regex(/^(tables|secrets)\/[\w.-]+$/), bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type BackupFile = z.infer<typeof BackupFile>;

/** What a backup says of itself, in `manifest.json`: enough to know before anything is touched whether it is whole and fits. */
export const Manifest = z.strictObject({
  format: z.literal('u-city backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  city: z.string(),
  /** The migrations that had run: number, name and checksum of each. */
  migrations: z.array(z.strictObject({ number: z.number().int(), name: z.string(), checksum: z.string() })).min(1),
  /** Each table in the text format of COPY, all of one moment. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.number().int(), file: BackupFile })),
  /** Where the counters of ids stand. */
  counters: z.array(z.strictObject({ name: z.string(), value: z.number().int(), isCalled: z.boolean() })),
  /** The root secret and the keys of cards: without them tokens, devices and printed cards are lost. */
  secrets: z.array(BackupFile),
});
export type Manifest = z.infer<typeof Manifest>;

/** The last file of a backup: the checksum of its manifest, so that a backup which was cut off or altered is known by it. */
export const MANIFEST = 'manifest.json';
export const SEAL = 'manifest.sha256';

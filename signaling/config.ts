import { isAbsolute, resolve } from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';
import { fail, succeed, type Result } from '../shared/base/result.js';
import { LIVEKIT_RELEASES } from './calls/engine/livekit-version.js';
import { isPrivate } from './lan/lan-address.js';

const Switch = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((word) => word === 'on' || word === 'true' || word === '1');

/** `undefined` when off; `on` looks for the address at the start. */
const Network = z.string().transform((word, context): string | undefined => {
  if (['on', 'true', '1'].includes(word)) return 'on';
  if (['off', 'false', '0'].includes(word)) return undefined;
  if (!isPrivate(word)) context.addIssue({ code: 'custom', message: 'on, off, or an IPv4 address of a private network' });
  return word;
}).optional();

/** Every setting of the server, by its name in the environment or in `.env`. */
const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('TCP port of the server; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 lets other machines in'),
  DATA_DIR: z.string().min(1).default('.data').describe('Folder of the database, the secrets and the demo cards'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('A PostgreSQL 15 or newer to use instead of the embedded one'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional().describe('Where people reach the server, if a proxy stands in front'),
  CITY: z.string().min(1).default('busan').describe('A folder under cities/, or the path of a city pack'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much the log tells'),
  DEMO: Switch.default(true).describe('Seeds demo people and cards, and lets devices enrol themselves'),
  SIMULATED_VISITORS: Switch.default(true).describe('Fills the centers with invented visitors, who are marked as simulated'),
  TRUST_PROXY: Switch.default(false).describe("Believe a proxy's word about the caller's address"),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).max(1_000_000).default(600).describe('Requests one device may make of a node; one address may make twenty times as many'),
  CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(10).max(1_000_000).default(1000).describe('Connections one address may hold open, unless a proxy is trusted'),
  LAN: Network.describe('Serves devices on the same network by HTTPS; on picks the address of this machine, a private IPv4 address names it'),
  LAN_PORT: z.coerce.number().int().min(0).max(65_535).default(8443).describe('TCP port for them'),
  CALLS: Switch.default(true).describe('Lets people call; off starts and fetches no media server'),
  LIVEKIT_URL: z.url({ protocol: /^(ws|http)s?$/ }).optional().describe('A LiveKit server or cluster to use instead of one of our own, as screens reach it'),
  LIVEKIT_API_KEY: z.string().min(1).optional().describe('The key of that server'),
  LIVEKIT_API_SECRET: z.string().min(1).optional().describe('The secret of that key'),
  LIVEKIT_SERVER_BIN: z.string().min(1).optional().describe('A livekit-server program to run instead of the one that is found or made'),
  LIVEKIT_RELEASES: z.url({ protocol: /^https?$/ }).default(LIVEKIT_RELEASES).describe('Where that program is fetched from on a machine without Go'),
});

/** One of the three alone opens nothing. */
const OF_LIVEKIT = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;
const CheckedSettings = Settings.superRefine((settings, context) => {
  const missing = OF_LIVEKIT.filter((name) => settings[name] === undefined);
  if (missing.length === OF_LIVEKIT.length) return;
  for (const name of missing) context.addIssue({ code: 'custom', path: [name], message: `${OF_LIVEKIT.join(', ')} go together` });
});

/** How calls are carried: not at all, by a LiveKit server that somebody else runs, or by one of our own on this machine. */
export type CallSettings =
  | { readonly kind: 'off' }
  | { readonly kind: 'external'; readonly url: string; readonly key: string; readonly secret: string }
  | { readonly kind: 'own'; readonly program: string | undefined; readonly releases: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly city: string;
  readonly logLevel: z.output<typeof Settings>['LOG_LEVEL'];
  readonly demo: boolean;
  readonly simulatedVisitors: boolean;
  readonly trustProxy: boolean;
  readonly requestsPerMinute: number;
  readonly connectionsPerAddress: number;
  /** How devices on the same network are served, if they are: `host` is `on` or this machine's address there. */
  readonly lan: { readonly host: string; readonly port: number } | undefined;
  readonly calls: CallSettings;
}

/** The settings as the README lists them. */
export const SETTINGS: readonly { name: string; description: string }[] =
  Object.entries(Settings.shape).map(([name, schema]) => ({ name, description: schema.description ?? '' }));

/**
 * Reads the settings: the environment first, then `.env`, then what is usual.
 * @param envFile the text of `.env`, if there is one
 * @param projectFolder what a relative DATA_DIR is relative to
 * @returns failures name each wrong setting and say what it should be
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, envFile: string | undefined, projectFolder: string): Result<Config, string> {
  const written = { ...envFile === undefined ? {} : parse(envFile), ...environment };
  // An empty setting is an absent one: `PORT= npm start` means the usual port.
  const given = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = CheckedSettings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: ${issue.message} (${SETTINGS.find((setting) => setting.name === name)?.description ?? ''})`;
    });
    return fail(`Some settings are wrong:\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  return succeed({
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: isAbsolute(settings.DATA_DIR) ? settings.DATA_DIR : resolve(projectFolder, settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    city: settings.CITY,
    logLevel: settings.LOG_LEVEL,
    demo: settings.DEMO,
    simulatedVisitors: settings.SIMULATED_VISITORS,
    trustProxy: settings.TRUST_PROXY,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    connectionsPerAddress: settings.CONNECTIONS_PER_ADDRESS,
    lan: settings.LAN === undefined ? undefined : { host: settings.LAN, port: settings.LAN_PORT },
    calls: readCallSettings(settings),
  });
}

function readCallSettings({ CALLS, LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret, ...own }: z.output<typeof Settings>): CallSettings {
  if (!CALLS) return { kind: 'off' };
  if (url !== undefined && key !== undefined && secret !== undefined) return { kind: 'external', url, key, secret };
  return { kind: 'own', program: own.LIVEKIT_SERVER_BIN, releases: own.LIVEKIT_RELEASES };
}

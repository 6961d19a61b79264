import type { FastifyBaseLogger } from 'fastify';
import { pino, type DestinationStream, type LoggerOptions } from 'pino';

const CENSORED = '[hidden]';
/** Fields that may say who somebody is or open something, wherever they stand. */
const PRIVATE_FIELD = /(token|card|cardnumber|pin|authorization|cookie|secret|password|ticket|name|displayname|phone|email|body|query|params|parameters|args)s?$/i;
/** Fields whose name ends like a private one and are not. */
const HARMLESS_FIELD = /^(hostname|routename|filename)$/i;
/** Secrets that stand in running text: bearer tokens, our own dotted tokens, tickets in addresses, PINs and card numbers. */
const PRIVATE_TEXT = [
  /\bBearer\s+\S+/gi,
  /([?&](?:ticket|token|access_token)=)[^&\s]+/gi,
  /\b[\w-]{16,}\.[\w-]{16,}(?:\.[\w-]+)?\b/g,
  /\b[\w-]{40,}\b/g,
  /\b[0-9A-Z $%*+./:-]{60,}\b/g,
  /\b\d{6}\b|\b\d{8}\b/g,
];
const DEEPEST = 6;

/**
 * Hides what a log must not know: fields by their names at any depth, and tokens, PINs and card numbers inside text.
 * Whoever writes a log line need not remember to.
 */
export function hidePrivate(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return PRIVATE_TEXT.reduce((text, pattern) => text.replace(pattern, (...found: unknown[]) => (typeof found[1] === 'string' ? found[1] : '') + CENSORED), value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEEPEST) return CENSORED;
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => hidePrivate(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) =>
    [key, PRIVATE_FIELD.test(key) && !HARMLESS_FIELD.test(key) ? CENSORED : hidePrivate(inner, depth + 1)]));
}

/** Of an error only its kind, code, words and place: a driver's error also carries the query and its parameters. */
function describeError(error: Error, depth: number): unknown {
  return {
    type: error.constructor.name,
    ...'code' in error && typeof error.code === 'string' && { code: error.code },
    ...'constraint_name' in error && typeof error.constraint_name === 'string' && { constraint: error.constraint_name },
    message: hidePrivate(error.message),
    stack: error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).join('\n'),
    ...error.cause !== undefined && { cause: hidePrivate(error.cause, depth + 1) },
  };
}

/** The server's log: JSON lines, free of personal data. */
export function createLog(level: string, destination?: DestinationStream): FastifyBaseLogger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => error },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (line: Record<string, unknown>) => hidePrivate(line) as Record<string, unknown>,
    },
    hooks: {
      logMethod(words, write) {
        const [first, ...others] = words.map((word: unknown) => typeof word === 'string' ? hidePrivate(word) : word);
        write.call(this, first as string, ...others as []);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

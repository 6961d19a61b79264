import type { EpochMs } from './clock.js';

/** A calendar day as `YYYY-MM-DD`, in the city's own zone. */
export type LocalDay = string;
/** A time of day as `HH:MM`, 24 hours, in the city's own zone. */
export type LocalTime = string;

interface ZonedParts {
  readonly day: LocalDay;
  readonly time: LocalTime;
  /** 0 is Sunday, as in `Date.prototype.getUTCDay`. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // hour12:false with hour "24" at midnight is a known quirk of old engines; readWallClock folds it to 0.
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hour12: false,
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock of `timeZone` at an instant, written as if it were UTC. */
function readWallClock(at: EpochMs, timeZone: string): EpochMs {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second);
}

/**
 * What calendars and clocks in `timeZone` (an IANA name) show at an instant.
 * Temporal would do this, but televisions down to Chromium 69 lack it and its polyfill outweighs the home screen.
 */
export function readZoned(at: EpochMs, timeZone: string): ZonedParts {
  const wall = new Date(readWallClock(at, timeZone));
  const iso = wall.toISOString();
  return {
    day: iso.slice(0, 10),
    time: iso.slice(11, 16),
    weekday: wall.getUTCDay(),
    minuteOfDay: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/**
 * The instant at which clocks in `timeZone` show `time` on `day`.
 * A time that daylight saving skips is moved on by the gap; one that it repeats means its first occurrence.
 */
export function toInstant(day: LocalDay, time: LocalTime, timeZone: string): EpochMs {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (at: EpochMs): number => readWallClock(at, timeZone) - Math.floor(at / 1000) * 1000;
  const before = wall - offsetAt(wall - 86_400_000);
  const after = wall - offsetAt(wall + 86_400_000);
  for (const candidate of before <= after ? [before, after] : [after, before]) {
    if (readWallClock(candidate, timeZone) === wall) return candidate;
  }
  return Math.max(before, after);
}

/** The day `count` days after `day` (before it, if negative). */
export function addDays(day: LocalDay, count: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

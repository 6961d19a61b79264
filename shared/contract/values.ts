import { z } from 'zod';
import { LANGUAGES } from '../base/language.js';

/** Schemas that several routes share. */

export const Id = z.uuid();
/** A UTC instant such as `2026-11-23T05:32:00.000Z`. */
export const Instant = z.iso.datetime();
/** Years that calendars and databases count alike. */
export const Day = z.iso.date().regex(/^[12]\d{3}-/, 'a day of the years 1000 to 2999');
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day as HH:MM');
/** A readable name inside a city pack: `central`, `floor-3`. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens').max(60);
export const LanguageCode = z.enum(LANGUAGES);
/** Desks at which staff answer: general help, and the clinicians' for remote consultation. */
export const DESKS = ['help', 'health'] as const;
export const Desk = z.enum(DESKS);

export const LocalNameSchema = z.strictObject({
  en: z.string().min(1).max(120),
  ko: z.string().min(1).max(120).optional(), zh: z.string().min(1).max(120).optional(), ja: z.string().min(1).max(120).optional(),
  vi: z.string().min(1).max(120).optional(), th: z.string().min(1).max(120).optional(), tl: z.string().min(1).max(120).optional(),
  ru: z.string().min(1).max(120).optional(),
});

export const LonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** Metres in a floor plan, origin at its upper left corner. */
export const PlanPoint = z.tuple([z.number(), z.number()]);

export const TruthSchema = z.object({
  source: z.string(), at: Instant, state: z.enum(['live', 'planned', 'old']),
  simulated: z.boolean().optional(), approximate: z.boolean().optional(),
});

/** The `position` of an event in the city's event log; 0 is before the first. A snapshot names the last one it reflects. */
export const EventPosition = z.number().int().min(0);
export type Desk = z.infer<typeof Desk>;

import { z } from 'zod';
import { EventPosition, Id, Instant, LanguageCode, LocalNameSchema, LonLatSchema, PlanPoint, Slug, TimeOfDay, TruthSchema } from './values.js';

/** What a city sets once; times in minutes unless the name says otherwise. */
export const CitySettings = z.object({
  checkInOpensMinutes: z.number().int().min(0).max(240).describe('how long before its start a reservation can be checked in'),
  noShowMinutes: z.number().int().min(1).max(240).describe('how long after its start a reservation without check-in is released'),
  longestBookingMinutes: z.number().int().min(15).max(1440),
  bookingHorizonDays: z.number().int().min(1).max(366),
  idleSeconds: z.number().int().min(10).max(600),
  idleCountdownSeconds: z.number().int().min(5).max(120),
  sessionAbsoluteMinutes: z.number().int().min(1).max(1440),
  telephone: z.string().regex(/^[+\d][\d -]{2,20}$/).optional().describe('whom to ring up where calls on screens do not work'),
  consultationMinutes: z.number().int().min(5).max(120).default(20).describe('how long an appointment with a clinician is'),
  consultationKeptDays: z.number().int().min(1).max(3650).default(90).describe('how long notes and summaries of a consultation are kept, where consent covers them'),
});

export const Credit = z.object({ what: z.string(), text: z.string(), licence: z.string(), url: z.url().optional() });

export const CityInfo = z.object({
  id: Slug,
  name: LocalNameSchema,
  country: z.string().length(2),
  timeZone: z.string(),
  languages: z.array(LanguageCode).min(1),
  defaultLanguage: LanguageCode,
  position: LonLatSchema,
  settings: CitySettings,
  credits: z.array(Credit),
  /** A demonstration: its people are invented, and its screens may be driven by their addresses (simulated devices, hooks of tests). */
  demo: z.boolean(),
  centerCount: z.number().int(),
  lineCount: z.number().int(),
  /** The server's clock, by which a screen corrects its own. */
  now: Instant,
});

export const CityLine = z.object({
  id: z.string().max(12), name: LocalNameSchema, /** What stands in its round sign: `1`, `A`. */ sign: z.string().max(4),
  color: z.string().regex(/^#[0-9a-f]{6}$/), stations: z.array(Slug).min(2),
  /** Running minutes from the station before; the first is 0. */
  minutes: z.array(z.number().min(0)),
  headwayMinutes: z.number().positive(), approximate: z.boolean(),
  /** Named by factors in `factors.json`. */
  mode: z.enum(['metro', 'rail']),
});
export const CityStation = z.object({ id: Slug, name: LocalNameSchema, position: LonLatSchema, lines: z.array(z.string()) });
export const CityPlace = z.object({ id: Slug, name: LocalNameSchema, category: Slug, position: LonLatSchema });
export const CityDistrict = z.object({
  id: Slug, name: LocalNameSchema, inCity: z.boolean(), position: LonLatSchema,
  /** Rings of GeoJSON polygons; the first ring of each is its outside. */
  polygons: z.array(z.array(z.array(LonLatSchema))),
});
/** Grams of CO2e per passenger-kilometre by mode, each with its source. */
export const CarbonFactors = z.object({
  asOf: z.string(), source: z.string(),
  gramsPerKm: z.object({ walk: z.number(), bus: z.number(), metro: z.number(), rail: z.number(), car: z.number() }),
});

export const CityMap = z.object({
  districts: z.array(CityDistrict), lines: z.array(CityLine), stations: z.array(CityStation), places: z.array(CityPlace), factors: CarbonFactors,
});

/** What a center or a space offers; screens translate each. */
export const FEATURES = [
  'quiet', 'two-screens', 'step-free', 'telepresence', 'day-care', 'event-space', 'learning-room', 'health-room', 'standing-desk', 'window',
  'phone-booth', 'printer', 'bicycle-parking', 'cafe', 'nursing-room', 'prayer-room', 'whiteboard',
] as const;
export const FeatureName = z.enum(FEATURES);

export const OpeningHours = z.object({
  /** 0 is Sunday. `null` is closed. */
  byWeekday: z.array(z.tuple([TimeOfDay, TimeOfDay]).nullable()).length(7),
});

export const SPACE_KINDS = ['seat', 'meeting-room', 'telepresence-room', 'learning-room', 'health-room', 'event-space', 'day-care'] as const;
export const SpaceKind = z.enum(SPACE_KINDS);

export const Space = z.object({
  id: Id,
  /** What stands on its sign: `14`, `A`. Unique on its floor. */
  label: z.string().min(1).max(6),
  kind: SpaceKind,
  capacity: z.number().int().min(1).max(500),
  features: z.array(FeatureName),
  zone: Slug.optional(),
  /** Middle of a seat's desk or of a room in metres; `turn` in degrees clockwise, 0 is a person who looks up the plan. */
  at: PlanPoint, turn: z.number().default(0),
  /** Rooms: their outline in metres. */
  outline: z.array(PlanPoint).min(3).optional(),
  outOfOrder: z.boolean().default(false),
});

export const FloorPlan = z.object({
  widthMetres: z.number().positive(), heightMetres: z.number().positive(),
  outline: z.array(PlanPoint).min(3),
  walls: z.array(z.array(PlanPoint).min(2)),
  /** `turn` in degrees clockwise: 0 is a person who walks in looking up the plan. */
  doors: z.array(z.object({ at: PlanPoint, widthMetres: z.number().positive(), turn: z.number(), entrance: z.boolean().default(false) })),
  /** Stretches of the outline that are glass. */
  windows: z.array(z.tuple([PlanPoint, PlanPoint])).optional(),
  zones: z.array(z.object({ id: Slug, name: LocalNameSchema, outline: z.array(PlanPoint).min(3) })),
});
export const Floor = z.object({ id: Slug, name: LocalNameSchema, level: z.number().int(), plan: FloorPlan, spaces: z.array(Space) });

export const CenterSummary = z.object({
  id: Slug, name: LocalNameSchema, position: LonLatSchema, district: Slug,
  nearestStation: Slug, walkFromStationMinutes: z.number().int().min(0),
  features: z.array(FeatureName), hours: OpeningHours,
  seatCount: z.number().int(), roomCount: z.number().int(), largestRoom: z.number().int(),
  /** An invented center; screens say so. */
  simulated: z.boolean(),
  /** Its plan and spaces are invented, even where the center itself is real; screens say so beside the plan. */
  planSimulated: z.boolean(),
});
export const Center = CenterSummary.extend({
  address: LocalNameSchema,
  directions: LocalNameSchema,
  floors: z.array(Floor).min(1),
});

export const CenterList = z.object({ centers: z.array(CenterSummary) });

export const Availability = z.object({
  event: EventPosition, from: Instant, to: Instant, truth: TruthSchema,
  /** Spaces free for the whole of `from` to `to`. */
  centers: z.array(z.object({ centerId: Slug, open: z.boolean(), freeSeats: z.number().int(), freeRooms: z.number().int(), largestFreeRoom: z.number().int() })),
});

export type CitySettings = z.infer<typeof CitySettings>;
export type CityInfo = z.infer<typeof CityInfo>;
export type CityMap = z.infer<typeof CityMap>;
export type CityLine = z.infer<typeof CityLine>;
export type CityStation = z.infer<typeof CityStation>;
export type CityPlace = z.infer<typeof CityPlace>;
export type CityDistrict = z.infer<typeof CityDistrict>;
export type CarbonFactors = z.infer<typeof CarbonFactors>;
export type FeatureName = z.infer<typeof FeatureName>;
export type OpeningHours = z.infer<typeof OpeningHours>;
export type SpaceKind = z.infer<typeof SpaceKind>;
export type Space = z.infer<typeof Space>;
export type Floor = z.infer<typeof Floor>;
export type FloorPlan = z.infer<typeof FloorPlan>;
export type CenterSummary = z.infer<typeof CenterSummary>;
export type Center = z.infer<typeof Center>;
export type Availability = z.infer<typeof Availability>;

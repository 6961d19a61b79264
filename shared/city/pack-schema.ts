import { z } from 'zod';
import { CarbonFactors, CityDistrict, CityLine, CityPlace, CitySettings, CityStation, Credit, FeatureName, FloorPlan, OpeningHours, Space } from '../contract/city.js';
import { LanguageCode, LocalNameSchema, LonLatSchema, Slug } from '../contract/values.js';

/** What each file of a city pack holds. `parse-pack.ts` adds the checks between files. */

/** `city.json` */
export const PackCity = z.strictObject({
  id: Slug,
  name: LocalNameSchema,
  country: z.string().regex(/^[A-Z]{2}$/, 'a country as two capital letters (ISO 3166-1)'),
  timeZone: z.string().min(1),
  languages: z.array(LanguageCode).min(1),
  defaultLanguage: LanguageCode,
  position: LonLatSchema,
  settings: CitySettings.strict(),
  /** Whose data the pack is made of; screens show them. */
  credits: z.array(Credit.strict()).min(1),
});

/** What a building offers by itself. Everything else that a center offers follows from its spaces. */
export const BUILDING_FEATURES = ['step-free', 'phone-booth', 'printer', 'bicycle-parking', 'cafe', 'nursing-room', 'prayer-room'] as const;

/** One floor of a center: a plan from `plans/`, and what differs in this very place. */
export const PackFloor = z.strictObject({
  id: Slug,
  name: LocalNameSchema,
  level: z.number().int(),
  /** The file `plans/<plan>.json`. */
  plan: Slug,
  /** Labels of spaces that cannot be used for now. */
  outOfOrder: z.array(z.string()).default([]),
});

/** One entry of `centers.json` */
export const PackCenter = z.strictObject({
  id: Slug,
  name: LocalNameSchema,
  address: LocalNameSchema,
  directions: LocalNameSchema,
  position: LonLatSchema,
  district: Slug,
  nearestStation: Slug,
  walkFromStationMinutes: z.number().int().min(0).max(60),
  features: z.array(z.enum(BUILDING_FEATURES)),
  hours: OpeningHours.strict(),
  simulated: z.boolean(),
  /** Left out: as `simulated`. */
  planSimulated: z.boolean().optional(),
  floors: z.array(PackFloor).min(1),
});

/** A space in a plan; the server gives it an id for each center that uses the plan. */
export const PackSpace = Space.omit({ id: true, outOfOrder: true }).strict().extend({ features: z.array(FeatureName).default([]) });

/** `plans/<id>.json`: a floor that several centers may share. */
export const PackPlan = z.strictObject({
  id: Slug,
  plan: FloorPlan.strict(),
  spaces: z.array(PackSpace).min(1),
});

/** The files of a pack, apart from its plans. */
export const PACK_FILES = {
  'city.json': PackCity,
  'districts.json': z.array(CityDistrict.strict()).min(1),
  'lines.json': z.array(CityLine.strict()),
  'stations.json': z.array(CityStation.strict()),
  'places.json': z.array(CityPlace.strict()),
  'factors.json': CarbonFactors.strict(),
  'centers.json': z.array(PackCenter).min(1),
} as const;

export type PackCity = z.infer<typeof PackCity>;
export type PackCenter = z.infer<typeof PackCenter>;
export type PackFloor = z.infer<typeof PackFloor>;
export type PackPlan = z.infer<typeof PackPlan>;
export type PackSpace = z.infer<typeof PackSpace>;

/** Longitude and latitude in degrees, WGS 84, in GeoJSON's order. */
export type LonLat = readonly [longitude: number, latitude: number];

const EARTH_RADIUS_M = 6_371_000;

/** Straight distance over ground in metres (haversine formula; error below 0.5 % at city size). */
export function measureDistance(from: LonLat, to: LonLat): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(radians(to[1] - from[1]) / 2);
  const halfLon = Math.sin(radians(to[0] - from[0]) / 2);
  const chord = halfLat ** 2 + Math.cos(radians(from[1])) * Math.cos(radians(to[1])) * halfLon ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

import type { EpochMs } from '../../shared/base/clock.js';
import type { LonLat } from '../../shared/base/geo.js';

const DAY_MS = 86_400_000;
/** Noon of 1 January 2000 UTC, from which astronomers count. */
const J2000_MS = Date.UTC(2000, 0, 1, 12);
/** The sun this far below the horizon ends civil twilight: lamps are lit. */
const DUSK_DEGREES = -6;

/**
 * Whether it is dark outside: the sun stands lower than civil dusk at `position`.
 * Low-precision solar position of the Astronomical Almanac (good to about 0.01 degrees between 1950 and 2050).
 */
export function isDark(at: EpochMs, position: LonLat): boolean {
  const radians = Math.PI / 180;
  const days = (at - J2000_MS) / DAY_MS;
  const anomaly = (357.528 + 0.9856003 * days) * radians;
  const longitude = (280.46 + 0.9856474 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * radians;
  const tilt = (23.439 - 0.0000004 * days) * radians;
  const declination = Math.asin(Math.sin(tilt) * Math.sin(longitude));
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude));
  const siderealDegrees = 280.46062 + 360.98564737 * days + position[0];
  const hourAngle = siderealDegrees * radians - ascension;
  const latitude = position[1] * radians;
  const sine = Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / radians < DUSK_DEGREES;
}

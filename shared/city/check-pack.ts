import { measureDistance } from '../base/geo.js';
import type { CityPack, PackProblem } from './pack.js';
import type { PackPlan } from './pack-schema.js';
import { contains, isInside, overlap } from './polygon.js';

/** Straight metres a person walks in a minute at most; a shorter walk time than this allows is a slip of the pen. */
const FASTEST_WALK = 110;
/** Two chairs nearer than this are drawn on top of each other. */
const NEAREST_SEATS = 1;

type Report = (file: string, field: string, message: string) => void;

/** Checks what one file says against what others say. Each finding names its file and field. */
export function checkPack(pack: CityPack): PackProblem[] {
  const problems: PackProblem[] = [];
  const report: Report = (file, field, message) => problems.push({ file, field, message });
  checkCity(pack, report);
  checkLines(pack, report);
  checkCenters(pack, report);
  for (const plan of pack.plans.values()) checkPlan(plan, report);
  return problems;
}

function checkCity({ city }: CityPack, report: Report): void {
  if (!isTimeZone(city.timeZone)) report('city.json', 'timeZone', `"${city.timeZone}" is not an IANA time zone`);
  if (!city.languages.includes(city.defaultLanguage)) report('city.json', 'defaultLanguage', `"${city.defaultLanguage}" is not among the languages`);
  reportRepeats(city.languages, 'city.json', (index) => `languages[${index}]`, report);
}

/** Whether this machine knows a time zone of that name; offsets such as `+02:00` are no places and do not count. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Z]/.test(name);
  } catch {
    return false;
  }
}

function reportRepeats(names: readonly string[], file: string, fieldOf: (index: number) => string, report: Report): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report(file, fieldOf(index), `"${name}" stands there twice`);
  });
}

function checkLines({ lines, stations, districts, places }: CityPack, report: Report): void {
  const lineById = new Map(lines.map((line) => [line.id, line]));
  const stationIds = new Set(stations.map((station) => station.id));
  for (const [file, items] of [['lines.json', lines], ['stations.json', stations], ['districts.json', districts], ['places.json', places]] as const) {
    reportRepeats(items.map((item) => item.id), file, (index) => `[${index}].id`, report);
  }
  lines.forEach((line, at) => {
    line.stations.forEach((id, index) => {
      if (!stationIds.has(id)) report('lines.json', `[${at}].stations[${index}]`, `no station "${id}" in stations.json`);
    });
    if (line.minutes.length !== line.stations.length) {
      report('lines.json', `[${at}].minutes`, `${line.minutes.length} values for ${line.stations.length} stations`);
    }
    if (line.minutes[0] !== 0) report('lines.json', `[${at}].minutes[0]`, 'the first station is 0 minutes from the one before');
  });
  stations.forEach((station, at) => {
    station.lines.forEach((id, index) => {
      const line = lineById.get(id);
      if (!line) report('stations.json', `[${at}].lines[${index}]`, `no line "${id}" in lines.json`);
      else if (!line.stations.includes(station.id)) report('stations.json', `[${at}].lines[${index}]`, `line "${id}" does not stop at "${station.id}"`);
    });
    for (const line of lines) {
      if (line.stations.includes(station.id) && !station.lines.includes(line.id)) {
        report('stations.json', `[${at}].lines`, `line "${line.id}" stops here but is not listed`);
      }
    }
  });
}

function checkCenters({ centers, stations, districts, plans }: CityPack, report: Report): void {
  const file = 'centers.json';
  reportRepeats(centers.map((center) => center.id), file, (index) => `[${index}].id`, report);
  reportRepeats(centers.map((center) => center.name.en), file, (index) => `[${index}].name.en`, report);
  centers.forEach((center, at) => {
    const field = (name: string): string => `[${at}].${name}`;
    const district = districts.find((one) => one.id === center.district);
    if (!district) report(file, field('district'), `no district "${center.district}" in districts.json`);
    else {
      if (!district.inCity) report(file, field('district'), `"${center.district}" does not belong to the city`);
      if (!district.polygons.some(([outside]) => outside && isInside(center.position, outside))) {
        report(file, field('position'), `"${center.id}" lies outside its district "${center.district}"`);
      }
    }
    const station = stations.find((one) => one.id === center.nearestStation);
    if (!station) report(file, field('nearestStation'), `no station "${center.nearestStation}" in stations.json`);
    else {
      const metres = Math.round(measureDistance(station.position, center.position));
      if (metres > center.walkFromStationMinutes * FASTEST_WALK) {
        report(file, field('walkFromStationMinutes'), `${center.walkFromStationMinutes} min is too short for ${metres} m from "${station.id}"`);
      }
    }
    center.hours.byWeekday.forEach((hours, weekday) => {
      if (hours && hours[0] >= hours[1]) report(file, field(`hours.byWeekday[${weekday}]`), `closes at ${hours[1]}, before it opens at ${hours[0]}`);
    });
    if (center.hours.byWeekday.every((hours) => hours === null)) report(file, field('hours.byWeekday'), 'never opens');
    reportRepeats(center.features, file, (index) => field(`features[${index}]`), report);
    reportRepeats(center.floors.map((floor) => floor.id), file, (index) => field(`floors[${index}].id`), report);
    center.floors.forEach((floor, index) => {
      const plan = plans.get(floor.plan);
      if (!plan) return;
      floor.outOfOrder.forEach((label, nth) => {
        if (!plan.spaces.some((space) => space.label === label)) {
          report(file, field(`floors[${index}].outOfOrder[${nth}]`), `plan "${floor.plan}" has no space "${label}"`);
        }
      });
    });
  });
}

function checkPlan({ id, plan, spaces }: PackPlan, report: Report): void {
  const file = `plans/${id}.json`;
  const frame = [[0, 0], [plan.widthMetres, 0], [plan.widthMetres, plan.heightMetres], [0, plan.heightMetres]] as const;
  if (!contains(frame, plan.outline)) report(file, 'plan.outline', `reaches beyond ${plan.widthMetres} m by ${plan.heightMetres} m`);
  if (!plan.doors.some((door) => door.entrance)) report(file, 'plan.doors', 'no door is an entrance');
  const zoneIds = plan.zones.map((zone) => zone.id);
  plan.zones.forEach((zone, index) => {
    if (!contains(plan.outline, zone.outline)) report(file, `plan.zones[${index}].outline`, 'reaches beyond the outline of the floor');
  });
  reportRepeats(spaces.map((space) => space.label), file, (index) => `spaces[${index}].label`, report);
  spaces.forEach((space, at) => {
    const field = (name: string): string => `spaces[${at}].${name}`;
    if (space.zone !== undefined && !zoneIds.includes(space.zone)) report(file, field('zone'), `no zone "${space.zone}" in this plan`);
    if (!isInside(space.at, plan.outline)) report(file, field('at'), `"${space.label}" lies outside the outline of the floor`);
    if (space.kind === 'seat') {
      if (space.capacity !== 1) report(file, field('capacity'), 'a seat is for one person');
      if (space.outline) report(file, field('outline'), 'a seat has no outline');
      spaces.slice(0, at).forEach((other) => {
        if (other.outline ? isInside(space.at, other.outline) : Math.hypot(space.at[0] - other.at[0], space.at[1] - other.at[1]) < NEAREST_SEATS) {
          report(file, field('at'), `seat "${space.label}" stands on "${other.label}"`);
        }
      });
      return;
    }
    const { outline } = space;
    if (!outline) return report(file, field('outline'), `room "${space.label}" has no outline`);
    if (!contains(plan.outline, outline)) report(file, field('outline'), `room "${space.label}" reaches beyond the outline of the floor`);
    if (!isInside(space.at, outline)) report(file, field('at'), `the middle of room "${space.label}" lies outside it`);
    spaces.slice(0, at).forEach((other) => {
      if (other.outline ? overlap(outline, other.outline) : isInside(other.at, outline)) {
        report(file, field('outline'), `room "${space.label}" overlaps "${other.label}"`);
      }
    });
  });
}

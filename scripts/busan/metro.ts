import type { LocalName } from '../../shared/base/language.js';
import type { CityLine, CityStation } from '../../shared/contract/city.js';
import { makeSlug, readCsv } from './csv.js';

/** Stations of two lines with one name that are no transfer: the second gets a slug of its own. */
const OTHER_PLACE: Readonly<Record<string, readonly string[]>> = { jwacheon: ['DH'], dongnae: ['DH'], bujeon: ['DH'] };

const numbered = (number: string): LocalName => ({
  en: `Line ${number}`, ko: `${number}호선`, zh: `${number}号线`, ja: `${number}号線`, vi: `Tuyến số ${number}`, th: `สาย ${number}`, tl: `Linya ${number}`, ru: `Линия ${number}`,
});

const LINES: readonly { id: string; name: LocalName; color: string; mode: 'metro' | 'rail'; approximate: boolean; headwayMinutes?: number }[] = [
  { id: '1', name: numbered('1'), color: '#f0702a', mode: 'metro', approximate: false },
  { id: '2', name: numbered('2'), color: '#5aa845', mode: 'metro', approximate: false },
  { id: '3', name: numbered('3'), color: '#b98a1f', mode: 'metro', approximate: false },
  { id: '4', name: numbered('4'), color: '#3f7fd0', mode: 'metro', approximate: false },
  {
    id: 'BGL', color: '#8a5fb0', mode: 'metro', approximate: true, headwayMinutes: 6,
    name: { en: 'Busan-Gimhae Light Rail', ko: '부산김해경전철', zh: '釜山金海轻轨', ja: '釜山金海軽電鉄', vi: 'Đường sắt nhẹ Busan-Gimhae', th: 'รถไฟรางเบา Busan-Gimhae', tl: 'Magaan na riles ng Busan-Gimhae', ru: 'Лёгкое метро Busan-Gimhae' },
  },
  {
    // 50 trains each way between 05:32 and 23:26 on weekdays.
    id: 'DH', color: '#2f6fb5', mode: 'rail', approximate: true, headwayMinutes: 22,
    name: { en: 'Donghae Line', ko: '동해선', zh: '东海线', ja: '東海線', vi: 'Tuyến Donghae', th: 'สาย Donghae', tl: 'Linyang Donghae', ru: 'Линия Donghae' },
  },
];

/** Makes lines and stations of the station table and the weekday service; a transfer is one station on several lines. */
export function makeMetro(stationsText: string, serviceText: string): { lines: CityLine[]; stations: CityStation[] } {
  const service = readCsv(serviceText).filter((row) => row['day'] === 'WD');
  const stops = new Map<string, { name: LocalName; at: [number, number][]; lines: string[] }>();
  const lines = LINES.map(({ headwayMinutes, ...line }): CityLine => {
    const rows = readCsv(stationsText).filter((row) => row['line'] === line.id).sort((a, b) => Number(a['order']) - Number(b['order']));
    const midday = service.filter((row) => row['line'] === line.id).map((row) => Number(row['headway_10_16_min']));
    const slugs = rows.map((row) => {
      const en = row['station_en'] ?? '';
      const base = makeSlug(en);
      const slug = OTHER_PLACE[base]?.includes(line.id) ? `${base}-${line.id.toLowerCase()}` : base;
      const stop = stops.get(slug) ?? { name: { en, ko: row['station_ko'] ?? en }, at: [], lines: [] };
      stop.at.push([Number(row['lon']), Number(row['lat'])]);
      stop.lines.push(line.id);
      stops.set(slug, stop);
      return slug;
    });
    return {
      ...line, sign: line.id, stations: slugs, minutes: rows.map((row) => Number(row['minutes_from_previous'] || 0)),
      headwayMinutes: headwayMinutes ?? Math.round((midday.reduce((sum, value) => sum + value, 0) / midday.length) * 10) / 10,
    };
  });
  const stations = [...stops].map(([id, stop]): CityStation => {
    const mean = (axis: 0 | 1): number => Math.round((stop.at.reduce((sum, at) => sum + at[axis], 0) / stop.at.length) * 100_000) / 100_000;
    return { id, name: stop.name, position: [mean(0), mean(1)], lines: stop.lines };
  });
  return { lines, stations };
}

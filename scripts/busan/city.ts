import type { CarbonFactors } from '../../shared/contract/city.js';
import type { PackCity } from '../../shared/city/pack-schema.js';

/** What is set once for the demo city of Busan. */
export const CITY: PackCity = {
  id: 'busan',
  name: { en: 'Busan', ko: '부산', zh: '釜山', ja: '釜山', vi: 'Busan', th: 'ปูซาน', tl: 'Busan', ru: 'Пусан' },
  country: 'KR',
  timeZone: 'Asia/Seoul',
  languages: ['ko', 'en', 'zh', 'ja', 'vi', 'th', 'tl', 'ru'],
  defaultLanguage: 'ko',
  position: [129.0594, 35.158],
  settings: {
    checkInOpensMinutes: 15, noShowMinutes: 10, longestBookingMinutes: 480, bookingHorizonDays: 14,
    idleSeconds: 60, idleCountdownSeconds: 20, sessionAbsoluteMinutes: 20, consultationMinutes: 20, consultationKeptDays: 90,
    // The city's own call centre for residents.
    telephone: '051-120',
  },
  credits: [
    { what: 'District outlines, areas and centres', text: 'Statistics Korea SGIS (2018), from southkorea/southkorea-maps, simplified', licence: 'KOGL type 1', url: 'https://github.com/southkorea/southkorea-maps' },
    { what: 'Stations and timetable of lines 1 to 4', text: 'Copyright (c) 2025 Ahmada Yusril, azlkiniue/busan-metro-gtfs', licence: 'MIT', url: 'https://github.com/azlkiniue/busan-metro-gtfs' },
    { what: 'Positions of the light rail and Donghae line stations', text: '(c) OpenStreetMap contributors, from geullee-pusan/busan-subway-design', licence: 'ODbL 1.0', url: 'https://www.openstreetmap.org/copyright' },
    { what: 'Korean station names', text: 'vantaa89/busan-metro, after open data of Busan Transportation Corporation (2021)', licence: 'source named' },
    { what: 'Running minutes of the light rail and Donghae line', text: 'Estimates of geullee-pusan/busan-subway-design', licence: 'source named' },
    { what: 'Trains a day on the Donghae line', text: 'Timetable of 2026-09-01 from woomchi/OnJourney', licence: 'source named' },
    { what: 'Places', text: 'hot0468/travelGame, checked against a second source where there was one', licence: 'source named' },
    { what: 'English names of the light rail and Donghae line stations', text: 'A public travel planner whose source is not known, romanized again where odd', licence: 'names, own work' },
    { what: 'Carbon factors', text: 'Rounded from enewsstory (Korea) and UK government conversion factors of 2018 and 2023; not official for Korea', licence: 'Open Government Licence v3.0 for the UK factors', url: 'https://www.gov.uk/government/collections/government-conversion-factors-for-company-reporting' },
    { what: 'Smart Work Centers', text: 'One is real: City Hall, floor 10. Its plan, seats and hours are invented, and so are the other 52 centers.', licence: 'own work, simulated' },
    { what: 'Land beyond the neighbouring districts', text: 'Drawn by hand for this map, coarse', licence: 'own work' },
  ],
};

/** Grams of CO2e per passenger-kilometre; no official Korean table was found, so screens say "about". */
export const FACTORS: CarbonFactors = {
  asOf: '2026-11-23',
  source: 'Rounded from enewsstory (Korea: rail 18, bus 55, car 173) and UK government conversion factors of 2018 and 2023 (underground 27.8 to 30.8, national rail 35.5 to 41.2); not official for Korea. The car carries one person.',
  gramsPerKm: { walk: 0, bus: 55, metro: 30, rail: 35, car: 173 },
};

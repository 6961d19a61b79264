import type { PackCenter } from '../../shared/city/pack-schema.js';

type Hours = PackCenter['hours']['byWeekday'];
type Feature = PackCenter['features'][number];

function week(sunday: Hours[0], weekday: Hours[0], saturday: Hours[0]): Hours {
  return [sunday, weekday, weekday, weekday, weekday, weekday, saturday];
}

/** Opening hours, Sunday first. */
export const HOURS = {
  always: week(['00:00', '24:00'], ['00:00', '24:00'], ['00:00', '24:00']),
  office: week(null, ['09:00', '18:00'], null),
  standard: week(null, ['08:00', '20:00'], ['09:00', '18:00']),
  daily: week(['09:00', '18:00'], ['08:00', '21:00'], ['09:00', '18:00']),
  late: week(['10:00', '18:00'], ['07:00', '23:00'], ['09:00', '20:00']),
} as const;

/** Which floors a kind of center has: level on top of the center's own, and plan. */
export const HOUSES = {
  small: ['small'], rooms: ['small-rooms'], medium: ['medium'], learning: ['learning'], care: ['care'], corner: ['corner'], large: ['forum', 'gallery'],
} as const;

export interface CenterDraft {
  readonly id: string;
  readonly en: string;
  readonly ko: string;
  readonly station: string;
  readonly exit: number;
  /** Metres east and north of the station. */
  readonly offset: readonly [east: number, north: number];
  /** The (lowest) floor it is on. */
  readonly level: number;
  readonly house: keyof typeof HOUSES;
  readonly hours: keyof typeof HOURS;
  readonly features: readonly Feature[];
  /** Labels by floor that are out of order in the demo. */
  readonly broken?: readonly (readonly string[])[];
}

const draft = (
  id: string, en: string, ko: string, station: string, exit: number, offset: readonly [number, number], level: number,
  house: keyof typeof HOUSES, hours: keyof typeof HOURS, features: readonly Feature[], broken?: readonly (readonly string[])[],
): CenterDraft => ({ id, en, ko, station, exit, offset, level, house, hours, features, ...(broken ? { broken } : {}) });

/** The one center the city runs today; its plan, seats and hours are invented, because none were published. */
export const REAL_CENTER = draft('city-hall', 'City Hall', '시청', 'city-hall', 5, [-90, 0], 10, 'medium', 'office', ['step-free', 'printer', 'nursing-room', 'cafe'], [['9']]);

/** 52 invented centers near stations, some in each of the 16 districts. */
export const INVENTED_CENTERS: readonly CenterDraft[] = [
  // Jung-gu, Seo-gu, Dong-gu, Yeongdo-gu
  draft('nampo', 'Nampo', '남포', 'nampo', 7, [-40, 120], 4, 'medium', 'late', ['step-free', 'printer', 'phone-booth'], [['17']]),
  draft('jungang', 'Jungang', '중앙', 'jungang', 3, [-130, -60], 6, 'rooms', 'office', ['step-free', 'printer']),
  draft('toseong', 'Toseong', '토성', 'toseong', 2, [-180, 20], 2, 'small', 'standard', ['bicycle-parking']),
  draft('seodaesin', 'Seodaesin', '서대신', 'seodaesin', 4, [-90, 130], 3, 'care', 'daily', ['step-free', 'nursing-room', 'printer']),
  draft('busan-station', 'Busan Station', '부산역', 'busan-station', 8, [170, -40], 3, 'large', 'always', ['step-free', 'printer', 'phone-booth', 'cafe', 'nursing-room', 'prayer-room'], [['12'], ['26']]),
  draft('choryang', 'Choryang', '초량', 'choryang', 1, [-150, 80], 1, 'small', 'standard', ['step-free', 'cafe']),
  draft('beomil', 'Beomil', '범일', 'beomil', 10, [-120, -90], 5, 'learning', 'standard', ['step-free', 'printer']),
  draft('yeongdo-bridge', 'Yeongdo Bridge', '영도대교', 'nampo', 6, [480, -480], 2, 'rooms', 'daily', ['step-free', 'bicycle-parking', 'cafe']),
  draft('bongnae', 'Bongnae', '봉래', 'nampo', 6, [930, -560], 1, 'care', 'standard', ['step-free', 'nursing-room', 'bicycle-parking']),
  // Busanjin-gu
  draft('seomyeon', 'Seomyeon', '서면', 'seomyeon', 6, [140, 130], 3, 'medium', 'always', ['step-free', 'printer', 'phone-booth', 'cafe'], [['9']]),
  draft('bujeon', 'Bujeon', '부전', 'bujeon', 1, [-150, 110], 2, 'care', 'daily', ['step-free', 'nursing-room', 'printer']),
  draft('jeonpo', 'Jeonpo', '전포', 'jeonpo', 7, [-130, 90], 2, 'small', 'late', ['cafe', 'bicycle-parking']),
  draft('gaya', 'Gaya', '가야', 'gaya', 2, [100, -60], 4, 'rooms', 'standard', ['step-free', 'printer']),
  draft('gaegeum', 'Gaegeum', '개금', 'gaegeum', 3, [80, 110], 3, 'learning', 'standard', ['step-free', 'phone-booth']),
  draft('yangjeong', 'Yangjeong', '양정', 'yangjeong', 4, [-110, -80], 5, 'medium', 'standard', ['step-free', 'printer'], [['21']]),
  // Dongnae-gu
  draft('dongnae', 'Dongnae', '동래', 'dongnae', 4, [110, -120], 4, 'corner', 'always', ['step-free', 'printer', 'phone-booth', 'nursing-room'], [['22']]),
  draft('myeongnyun', 'Myeongnyun', '명륜', 'myeongnyun', 1, [-110, -70], 2, 'small', 'standard', ['step-free']),
  draft('sajik', 'Sajik', '사직', 'sajik', 3, [-120, -100], 3, 'learning', 'daily', ['step-free', 'bicycle-parking', 'printer']),
  draft('myeongjang', 'Myeongjang', '명장', 'myeongjang', 2, [-60, 60], 2, 'care', 'standard', ['step-free', 'nursing-room']),
  // Nam-gu
  draft('finance-center', 'International Finance Center', '국제금융센터', 'busan-intl-finance-center-busan-bank', 3, [-90, 110], 11, 'large', 'late', ['step-free', 'printer', 'phone-booth', 'cafe', 'prayer-room', 'bicycle-parking'], [['3'], ['31']]),
  draft('daeyeon', 'Daeyeon', '대연', 'daeyeon', 5, [110, -110], 3, 'rooms', 'standard', ['step-free', 'printer']),
  draft('kyungsung-pukyong', 'Kyungsung-Pukyong', '경성대·부경대', 'kyungsung-univ-pukyong-natl-univ', 1, [-90, -120], 4, 'learning', 'late', ['step-free', 'cafe', 'phone-booth'], [['14']]),
  // Buk-gu
  draft('deokcheon', 'Deokcheon', '덕천', 'deokcheon', 1, [90, 120], 5, 'medium', 'always', ['step-free', 'printer', 'phone-booth']),
  draft('hwamyeong', 'Hwamyeong', '화명', 'hwamyeong', 5, [120, -60], 3, 'care', 'daily', ['step-free', 'nursing-room', 'bicycle-parking', 'printer'], [['6']]),
  draft('gupo', 'Gupo', '구포', 'gupo', 2, [150, 60], 2, 'small', 'standard', ['step-free']),
  draft('mandeok', 'Mandeok', '만덕', 'mandeok', 3, [-90, 60], 2, 'rooms', 'standard', ['step-free']),
  // Haeundae-gu
  draft('haeundae', 'Haeundae', '해운대', 'haeundae', 5, [60, -180], 4, 'medium', 'late', ['step-free', 'printer', 'cafe', 'nursing-room']),
  draft('jangsan', 'Jangsan', '장산', 'jangsan', 9, [-80, 160], 3, 'large', 'daily', ['step-free', 'printer', 'nursing-room', 'bicycle-parking'], [['8'], []]),
  draft('centum-city', 'Centum City', '센텀시티', 'centum-city', 12, [-40, 240], 7, 'large', 'always', ['step-free', 'printer', 'phone-booth', 'cafe', 'prayer-room', 'nursing-room'], [[], ['38']]),
  draft('bexco', 'BEXCO', '벡스코', 'bexco', 5, [-160, -40], 2, 'corner', 'daily', ['step-free', 'printer', 'phone-booth', 'prayer-room']),
  draft('jaesong', 'Jaesong', '재송', 'jaesong', 1, [140, 90], 2, 'small', 'standard', ['step-free', 'bicycle-parking']),
  draft('witbansong', 'Witbansong', '윗반송', 'witbansong', 2, [-110, -50], 1, 'care', 'standard', ['step-free', 'nursing-room']),
  // Saha-gu
  draft('hadan', 'Hadan', '하단', 'hadan', 5, [-140, -70], 5, 'corner', 'daily', ['step-free', 'printer', 'cafe'], [['11']]),
  draft('dadaepo', 'Dadaepo', '다대포', 'dadaepo-beach', 4, [60, 170], 2, 'rooms', 'daily', ['step-free', 'bicycle-parking', 'cafe']),
  draft('goejeong', 'Goejeong', '괴정', 'goejeong', 6, [-120, 40], 3, 'learning', 'standard', ['step-free', 'printer']),
  draft('sinpyeong', 'Sinpyeong', '신평', 'sinpyeong', 2, [100, -80], 2, 'medium', 'office', ['step-free', 'printer']),
  // Geumjeong-gu
  draft('pusan-national-university', 'Pusan National University', '부산대', 'pusan-natl-univ', 3, [-130, 60], 3, 'learning', 'late', ['step-free', 'cafe', 'bicycle-parking', 'prayer-room'], [['7']]),
  draft('guseo', 'Guseo', '구서', 'guseo', 2, [130, -60], 2, 'rooms', 'standard', ['step-free', 'printer']),
  draft('nopo', 'Nopo', '노포', 'nopo', 1, [-80, 150], 1, 'small', 'daily', ['step-free', 'cafe']),
  draft('seo-dong', 'Seo-dong', '서동', 'seo-dong', 1, [-70, 60], 2, 'small', 'standard', ['bicycle-parking']),
  // Gangseo-gu
  draft('gangseo-office', 'Gangseo-gu Office', '강서구청', 'gangseo-gu-office', 2, [-160, 80], 2, 'medium', 'standard', ['step-free', 'printer', 'bicycle-parking']),
  draft('gimhae-airport', 'Gimhae Airport', '김해공항', 'gimhae-international-airport', 1, [-240, 140], 3, 'corner', 'always', ['step-free', 'printer', 'phone-booth', 'cafe', 'prayer-room', 'nursing-room']),
  draft('daejeo', 'Daejeo', '대저', 'daejeo', 4, [-110, 90], 1, 'small', 'office', ['bicycle-parking']),
  // Yeonje-gu, Suyeong-gu
  draft('yeonsan', 'Yeonsan', '연산', 'yeonsan', 11, [130, -110], 6, 'large', 'always', ['step-free', 'printer', 'phone-booth', 'nursing-room'], [['15'], ['19']]),
  draft('geoje', 'Geoje', '거제', 'geoje', 6, [-120, -70], 3, 'rooms', 'standard', ['step-free', 'printer']),
  draft('suyeong', 'Suyeong', '수영', 'suyeong', 13, [-100, 100], 4, 'medium', 'daily', ['step-free', 'printer', 'phone-booth'], [['3']]),
  draft('gwangan', 'Gwangan', '광안', 'gwangan', 5, [170, -130], 2, 'rooms', 'late', ['step-free', 'cafe', 'bicycle-parking']),
  draft('mangmi', 'Mangmi', '망미', 'mangmi', 2, [-80, 90], 2, 'small', 'standard', ['cafe']),
  // Sasang-gu, Gijang-gun
  draft('sasang', 'Sasang', '사상', 'sasang', 3, [120, -110], 4, 'corner', 'always', ['step-free', 'printer', 'phone-booth', 'prayer-room'], [['30']]),
  draft('jurye', 'Jurye', '주례', 'jurye', 4, [-90, 90], 2, 'small', 'standard', ['step-free']),
  draft('gijang', 'Gijang', '기장', 'gijang', 1, [-170, 60], 3, 'care', 'daily', ['step-free', 'nursing-room', 'printer', 'bicycle-parking']),
  draft('osiria', 'OSIRIA', '오시리아', 'osiria', 1, [150, 40], 2, 'learning', 'daily', ['step-free', 'cafe', 'phone-booth']),
];

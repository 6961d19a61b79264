import type { LocalName } from '../../shared/base/language.js';

/**
 * Names of the pack that follow a pattern. Proper names of places stand in Korean in Korean and romanized elsewhere,
 * because a wrong transcription sends people to the wrong place; the words around them are in the reader's language.
 */
const koOf = (name: LocalName): string => name.ko ?? name.en;

export function nameCenter(place: LocalName): LocalName {
  const { en } = place;
  return {
    en: `${en} Work Center`, ko: `${koOf(place)} 업무센터`, zh: `${en} 办公中心`, ja: `${en} ワークセンター`, vi: `Trung tâm làm việc ${en}`,
    th: `ศูนย์ทำงาน ${en}`, tl: `Sentro ng Trabaho ${en}`, ru: `Рабочий центр ${en}`,
  };
}

export function nameFloor(level: number): LocalName {
  return {
    en: `Floor ${level}`, ko: `${level}층`, zh: `${level}层`, ja: `${level}階`, vi: `Tầng ${level}`, th: `ชั้น ${level}`, tl: `Ika-${level} palapag`, ru: `${level}-й этаж`,
  };
}

export const CITY_HALL_ADDRESS: LocalName = {
  en: '1001 Jungang-daero, Yeonje-gu (City Hall, floor 10)', ko: '연제구 중앙대로 1001 부산광역시청 10층', zh: 'Yeonje-gu Jungang-daero 1001号，市政府10层',
  ja: 'Yeonje-gu Jungang-daero 1001、市庁10階', vi: '1001 Jungang-daero, Yeonje-gu (Tòa thị chính, tầng 10)', th: '1001 Jungang-daero, Yeonje-gu (ศาลาว่าการ ชั้น 10)',
  tl: '1001 Jungang-daero, Yeonje-gu (City Hall, ika-10 palapag)', ru: '1001 Jungang-daero, Yeonje-gu (мэрия, 10-й этаж)',
};

/** `Busan Station` is called so already; every other station gets the word for station. */
function nameStation(station: LocalName): LocalName {
  const en = station.en.replace(/ Station$/, '');
  return {
    en: `${en} Station`, ko: `${koOf(station)}역`, zh: `${en}站`, ja: `${en}駅`, vi: `ga ${en}`, th: `สถานี ${en}`, tl: `istasyong ${en}`, ru: `станции ${en}`,
  };
}

/** An invented center has no street and number, only the station that it stands near. */
export function writeAddress(district: LocalName, station: LocalName): LocalName {
  const near = nameStation(station);
  return {
    en: `Near ${near.en}, ${district.en}`, ko: `${koOf(district)} ${near.ko} 근처`, zh: `${district.zh ?? district.en} ${near.zh}附近`, ja: `${district.ja ?? district.en} ${near.ja}の近く`,
    vi: `Gần ${near.vi}, ${district.en}`, th: `ใกล้${near.th} ${district.en}`, tl: `Malapit sa ${near.tl}, ${district.en}`, ru: `Около ${near.ru}, ${district.en}`,
  };
}

export function writeDirections(station: LocalName, exit: number, minutes: number, level: number): LocalName {
  const from = nameStation(station);
  return {
    en: `${from.en}, exit ${exit}, then ${minutes} min on foot. Floor ${level}.`,
    ko: `${from.ko} ${exit}번 출구에서 걸어서 ${minutes}분, ${level}층이에요.`,
    zh: `${from.zh}${exit}号出口，步行${minutes}分钟，${level}层。`,
    ja: `${from.ja}${exit}番出口から歩いて${minutes}分、${level}階です。`,
    vi: `Từ ${from.vi}, cửa ra ${exit}, đi bộ ${minutes} phút. Tầng ${level}.`,
    th: `จาก${from.th} ทางออก ${exit} เดิน ${minutes} นาที ชั้น ${level}`,
    tl: `Mula sa ${from.tl}, labasan ${exit}, ${minutes} minutong lakad. Ika-${level} palapag.`,
    ru: `От ${from.ru}, выход ${exit}, ${minutes} мин пешком. ${level}-й этаж.`,
  };
}

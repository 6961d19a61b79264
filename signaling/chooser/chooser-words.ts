import type { Language } from '../../shared/base/language.js';

/** What the chooser says. `{city}` is the city's name. */
export interface ChooserWords {
  readonly choose: string;
  readonly about: string;
  readonly kiosk: string;
  readonly kioskIs: string;
  readonly tv: string;
  readonly tvIs: string;
  readonly phone: string;
  readonly phoneIs: string;
  readonly operations: string;
  readonly operationsIs: string;
  readonly otherPanels: string;
  readonly otherTelevisions: string;
  readonly portrait: string;
  readonly landscape: string;
  readonly largeText: string;
  readonly night: string;
  readonly contrast: string;
  readonly devices: string;
  readonly keysOf: string;
  readonly cards: string;
  readonly api: string;
  readonly sources: string;
}

/** A page that stands before any channel has no message files, which are made for browsers to load. */
export const CHOOSER_WORDS: { readonly [One in Language]: ChooserWords } = {
  ko: {
    choose: '어느 화면을 열까요?', about: '{city} 시연이에요. 사람과 방문객은 모두 가상이에요.',
    kiosk: '터치 패널', kioskIs: '스마트워크센터에서 손과 카드로 써요', tv: '텔레비전', tvIs: '집에서 리모컨으로 써요',
    phone: '휴대전화', phoneIs: '초대받은 숫자로 통화에 참여해요',
    operations: '운영 센터', operationsIs: '직원이 카드로 로그인해 전화를 받아요',
    otherPanels: '다른 패널로 열기', otherTelevisions: '다른 텔레비전으로 열기', portrait: '세로', landscape: '가로', largeText: '글자 200 %', night: '밤', contrast: '고대비',
    devices: '가상 장치와 함께', keysOf: '{platform} 리모컨', cards: '시연용 카드와 비밀번호는 서버의 이 폴더에 있어요', api: 'API 설명', sources: '자료 출처',
  },
  en: {
    choose: 'Which screen shall we open?', about: 'A demonstration of {city}. Its people and visitors are simulated.',
    kiosk: 'Touch panel', kioskIs: 'In a Smart Work Center, by hand and card', tv: 'Television', tvIs: 'At home, by remote control',
    phone: 'Phone', phoneIs: 'Where a guest joins a call by six digits',
    operations: 'Operation center', operationsIs: 'Where staff sign in by card and answer calls',
    otherPanels: 'Open another panel', otherTelevisions: 'Open another television', portrait: 'portrait', landscape: 'landscape', largeText: 'Text 200 %', night: 'Night', contrast: 'High contrast',
    devices: 'With simulated devices', keysOf: '{platform} remote', cards: 'Demo cards and their PINs lie in this folder of the server', api: 'API description', sources: 'Sources',
  },
  zh: {
    choose: '要打开哪个屏幕？', about: '{city}演示。其中的人员和访客均为模拟。',
    kiosk: '触摸屏', kioskIs: '在智慧办公中心，用手和卡操作', tv: '电视', tvIs: '在家中，用遥控器操作',
    phone: '手机', phoneIs: '凭六位数字加入通话',
    operations: '运营中心', operationsIs: '员工凭卡登录并接听来电',
    otherPanels: '打开其他触摸屏', otherTelevisions: '打开其他电视', portrait: '竖屏', landscape: '横屏', largeText: '文字 200 %', night: '夜间', contrast: '高对比度',
    devices: '带模拟设备', keysOf: '{platform} 遥控器', cards: '演示卡及其 PIN 码在服务器的此文件夹中', api: 'API 说明', sources: '资料来源',
  },
  ja: {
    choose: 'どの画面を開きますか。', about: '{city}のデモです。人物と来訪者はシミュレーションです。',
    kiosk: 'タッチパネル', kioskIs: 'スマートワークセンターで、手とカードで使います', tv: 'テレビ', tvIs: '自宅で、リモコンで使います',
    phone: 'スマートフォン', phoneIs: '6桁の数字で通話に参加します',
    operations: '運用センター', operationsIs: '職員がカードでログインし、電話に出ます',
    otherPanels: '別のパネルを開く', otherTelevisions: '別のテレビを開く', portrait: '縦', landscape: '横', largeText: '文字 200 %', night: '夜', contrast: 'ハイコントラスト',
    devices: '模擬デバイス付き', keysOf: '{platform} のリモコン', cards: 'デモ用カードと暗証番号はサーバーのこのフォルダーにあります', api: 'API の説明', sources: '出典',
  },
  vi: {
    choose: 'Bạn muốn mở màn hình nào?', about: 'Bản trình diễn của {city}. Người dùng và khách đều là mô phỏng.',
    kiosk: 'Màn hình cảm ứng', kioskIs: 'Tại trung tâm làm việc thông minh, dùng tay và thẻ', tv: 'Ti vi', tvIs: 'Ở nhà, dùng điều khiển từ xa',
    phone: 'Điện thoại', phoneIs: 'Nơi khách tham gia cuộc gọi bằng sáu chữ số',
    operations: 'Trung tâm điều hành', operationsIs: 'Nơi nhân viên đăng nhập bằng thẻ và trả lời cuộc gọi',
    otherPanels: 'Mở màn hình cảm ứng khác', otherTelevisions: 'Mở ti vi khác', portrait: 'dọc', landscape: 'ngang', largeText: 'Chữ 200 %', night: 'Ban đêm', contrast: 'Tương phản cao',
    devices: 'Kèm thiết bị mô phỏng', keysOf: 'Điều khiển {platform}', cards: 'Thẻ dùng thử và mã PIN nằm trong thư mục này của máy chủ', api: 'Mô tả API', sources: 'Nguồn dữ liệu',
  },
  th: {
    choose: 'ต้องการเปิดหน้าจอใด', about: 'การสาธิตของ{city} ผู้คนและผู้มาเยือนเป็นข้อมูลจำลอง',
    kiosk: 'จอสัมผัส', kioskIs: 'ที่ศูนย์ทำงานอัจฉริยะ ใช้มือและบัตร', tv: 'โทรทัศน์', tvIs: 'ที่บ้าน ใช้รีโมต',
    phone: 'มือถือ', phoneIs: 'เข้าร่วมการโทรด้วยตัวเลขหกหลัก',
    operations: 'ศูนย์ปฏิบัติการ', operationsIs: 'เจ้าหน้าที่เข้าสู่ระบบด้วยบัตรและรับสาย',
    otherPanels: 'เปิดจอสัมผัสแบบอื่น', otherTelevisions: 'เปิดโทรทัศน์แบบอื่น', portrait: 'แนวตั้ง', landscape: 'แนวนอน', largeText: 'ตัวอักษร 200 %', night: 'กลางคืน', contrast: 'คอนทราสต์สูง',
    devices: 'พร้อมอุปกรณ์จำลอง', keysOf: 'รีโมต {platform}', cards: 'บัตรสาธิตและรหัส PIN อยู่ในโฟลเดอร์นี้ของเซิร์ฟเวอร์', api: 'คำอธิบาย API', sources: 'แหล่งที่มาของข้อมูล',
  },
  tl: {
    choose: 'Aling screen ang bubuksan?', about: 'Demonstrasyon ng {city}. Kunwari lang ang mga tao at bisita rito.',
    kiosk: 'Panel na hinahawakan', kioskIs: 'Sa Smart Work Center, gamit ang kamay at card', tv: 'Telebisyon', tvIs: 'Sa bahay, gamit ang remote',
    phone: 'Telepono', phoneIs: 'Dito sumasali sa tawag gamit ang anim na numero',
    operations: 'Sentro ng operasyon', operationsIs: 'Dito nagsa-sign in ang staff gamit ang card at sumasagot ng tawag',
    otherPanels: 'Magbukas ng ibang panel', otherTelevisions: 'Magbukas ng ibang telebisyon', portrait: 'patayo', landscape: 'pahiga', largeText: 'Laki ng titik 200 %', night: 'Gabi', contrast: 'Mataas na contrast',
    devices: 'May kunwaring aparato', keysOf: 'Remote ng {platform}', cards: 'Nasa folder na ito ng server ang mga demo card at PIN', api: 'Paglalarawan ng API', sources: 'Mga pinagmulan',
  },
  ru: {
    choose: 'Какой экран открыть?', about: 'Демонстрация: {city}. Люди и посетители вымышлены.',
    kiosk: 'Сенсорная панель', kioskIs: 'В смарт-центре: касанием и картой', tv: 'Телевизор', tvIs: 'Дома: с пульта',
    phone: 'Телефон', phoneIs: 'Здесь входят в звонок по шести цифрам',
    operations: 'Операционный центр', operationsIs: 'Здесь служба входит по карте и отвечает на звонки',
    otherPanels: 'Открыть другую панель', otherTelevisions: 'Открыть другой телевизор', portrait: 'вертикально', landscape: 'горизонтально', largeText: 'Текст 200 %', night: 'Ночь', contrast: 'Высокий контраст',
    devices: 'С имитацией устройств', keysOf: 'Пульт {platform}', cards: 'Демонстрационные карты и PIN-коды лежат в этой папке сервера', api: 'Описание API', sources: 'Источники',
  },
};

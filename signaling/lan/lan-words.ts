import type { Language } from '../../shared/base/language.js';

/** What the page says that brings a device of the network to u-City. */
export interface LanWords {
  readonly title: string;
  readonly why: string;
  readonly download: string;
  readonly android: string;
  readonly iphone: string;
  readonly computer: string;
  readonly open: string;
  readonly scan: string;
}

/** It stands before any channel, as the chooser does, and has its words with it. */
export const LAN_WORDS: { readonly [One in Language]: LanWords } = {
  ko: {
    title: '이 기기에서 u-City 열기', why: '브라우저는 안전한 페이지에서만 카메라와 마이크를 쓸 수 있어요. 이 인증서는 이 서버가 만들었고, 이런 내부 네트워크에서만 통해요.',
    download: '인증서 내려받기', android: 'Android: 설정에서 “CA 인증서”를 찾아 내려받은 파일을 설치하세요.', iphone: 'iPhone, iPad: 설정의 “프로필이 다운로드됨”에서 설치한 뒤, 일반 › 정보 › 인증서 신뢰 설정에서 켜세요.',
    computer: '컴퓨터: 파일을 열어 신뢰할 수 있는 인증 기관에 추가하세요.', open: 'u-City 열기', scan: '다른 기기로 이 코드를 스캔하세요.',
  },
  en: {
    title: 'Open u-City on this device', why: 'Browsers give camera and microphone to secure pages only. This server made the certificate by itself; it is good for private networks like this one and nothing else.',
    download: 'Download the certificate', android: 'Android: look for “CA certificate” in Settings and install the file.', iphone: 'iPhone, iPad: install it under “Profile Downloaded” in Settings, then switch it on under General › About › Certificate Trust Settings.',
    computer: 'Computer: open the file and add it to the trusted authorities.', open: 'Open u-City', scan: 'Scan this code with another device.',
  },
  zh: {
    title: '在此设备上打开 u-City', why: '浏览器只允许安全页面使用摄像头和麦克风。此证书由本服务器自行生成，仅在此类内部网络中有效。',
    download: '下载证书', android: 'Android：在“设置”中查找“CA 证书”，安装下载的文件。', iphone: 'iPhone、iPad：在“设置”的“已下载描述文件”中安装，然后在“通用 › 关于本机 › 证书信任设置”中打开。',
    computer: '电脑：打开文件，将其添加到受信任的证书颁发机构。', open: '打开 u-City', scan: '用另一台设备扫描此二维码。',
  },
  ja: {
    title: 'この端末で u-City を開く', why: 'ブラウザーは安全なページでだけカメラとマイクを使えます。この証明書はこのサーバーが作ったもので、このような内部ネットワークでのみ有効です。',
    download: '証明書をダウンロード', android: 'Android: 設定で「CA 証明書」を探し、ファイルをインストールしてください。', iphone: 'iPhone、iPad: 設定の「プロファイルがダウンロードされました」からインストールし、一般 › 情報 › 証明書信頼設定でオンにしてください。',
    computer: 'パソコン: ファイルを開き、信頼された認証局に追加してください。', open: 'u-City を開く', scan: '別の端末でこのコードを読み取ってください。',
  },
  vi: {
    title: 'Mở u-City trên thiết bị này', why: 'Trình duyệt chỉ cho trang an toàn dùng máy ảnh và micrô. Chứng chỉ này do chính máy chủ này tạo, chỉ có giá trị trong mạng nội bộ như mạng này.',
    download: 'Tải chứng chỉ', android: 'Android: tìm “Chứng chỉ CA” trong Cài đặt và cài tệp đã tải.', iphone: 'iPhone, iPad: cài trong mục “Đã tải về hồ sơ” của Cài đặt, rồi bật tại Cài đặt chung › Giới thiệu › Cài đặt tin cậy chứng nhận.',
    computer: 'Máy tính: mở tệp và thêm vào các tổ chức chứng thực tin cậy.', open: 'Mở u-City', scan: 'Quét mã này bằng thiết bị khác.',
  },
  th: {
    title: 'เปิด u-City บนอุปกรณ์นี้', why: 'เบราว์เซอร์ให้ใช้กล้องและไมโครโฟนเฉพาะในหน้าที่ปลอดภัย เซิร์ฟเวอร์นี้สร้างใบรับรองขึ้นเอง ใช้ได้เฉพาะในเครือข่ายภายในเช่นนี้เท่านั้น',
    download: 'ดาวน์โหลดใบรับรอง', android: 'Android: ค้นหา “ใบรับรอง CA” ในการตั้งค่า แล้วติดตั้งไฟล์', iphone: 'iPhone, iPad: ติดตั้งที่ “ดาวน์โหลดโปรไฟล์แล้ว” ในการตั้งค่า แล้วเปิดใช้ที่ ทั่วไป › เกี่ยวกับ › การตั้งค่าความเชื่อถือใบรับรอง',
    computer: 'คอมพิวเตอร์: เปิดไฟล์แล้วเพิ่มในผู้ออกใบรับรองที่เชื่อถือได้', open: 'เปิด u-City', scan: 'สแกนรหัสนี้ด้วยอุปกรณ์อื่น',
  },
  tl: {
    title: 'Buksan ang u-City sa device na ito', why: 'Sa ligtas na pahina lang pinapagana ng browser ang kamera at mikropono. Ang server na ito ang gumawa ng sertipiko; sa pribadong network lang tulad nito ito may bisa.',
    download: 'I-download ang sertipiko', android: 'Android: hanapin ang “CA certificate” sa Settings at i-install ang file.', iphone: 'iPhone, iPad: i-install sa “Profile Downloaded” ng Settings, saka buksan sa General › About › Certificate Trust Settings.',
    computer: 'Computer: buksan ang file at idagdag sa mga pinagkakatiwalaang awtoridad.', open: 'Buksan ang u-City', scan: 'I-scan ang code na ito gamit ang ibang device.',
  },
  ru: {
    title: 'Открыть u-City на этом устройстве', why: 'Браузеры дают камеру и микрофон только защищённым страницам. Сертификат создан самим этим сервером и действует только в частных сетях, таких как эта.',
    download: 'Скачать сертификат', android: 'Android: найдите в настройках «Сертификат ЦС» и установите файл.', iphone: 'iPhone, iPad: установите его в разделе «Профиль загружен» настроек, затем включите: Основные › Об этом устройстве › Доверие сертификатам.',
    computer: 'Компьютер: откройте файл и добавьте его в доверенные центры сертификации.', open: 'Открыть u-City', scan: 'Отсканируйте этот код другим устройством.',
  },
};

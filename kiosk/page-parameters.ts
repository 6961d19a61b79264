import { LANGUAGES, type Language } from '../shared/base/language.js';
import type { InstallProfile } from '../shared/contract/identity.js';

export type PanelTheme = 'auto' | 'day' | 'night' | 'contrast';

/** How this panel stands and how it looks before anybody touches it. */
export interface PanelSetup {
  readonly profile: InstallProfile;
  readonly language: Language | undefined;
  readonly text: 1 | 2;
  readonly theme: PanelTheme;
  readonly camera: 'real' | 'simulated' | undefined;
  /** Draws the development strip, which drives simulated devices. */
  readonly strip: boolean;
  /** Lets tests dress the page again without a reload. */
  readonly hooks: boolean;
}

const DEFAULT_DIAGONAL_INCH = 55;
/** A wall panel hangs so that its lower part is in front of the hands. */
const DEFAULT_EDGE_CM = { portrait: 70, landscape: 80 } as const;
const THEMES: readonly PanelTheme[] = ['auto', 'day', 'night', 'contrast'];

/**
 * Reads how the panel stands from the address it was started with, such as
 * `/kiosk/?diagonal=55&width=1080&height=1920&edge=75&center=central&lang=vi&text=200&theme=night`.
 * What is missing or makes no sense is taken from the window; nothing of a person is ever here.
 */
export function readPageParameters(search: string, shown: { readonly width: number; readonly height: number }): PanelSetup {
  const query = new URLSearchParams(search);
  const number = (name: string, least: number, most: number, otherwise: number): number => {
    const value = Number(query.get(name) ?? Number.NaN);
    return value >= least && value <= most ? value : otherwise;
  };
  const widthPx = Math.round(number('width', 320, 8192, shown.width));
  const heightPx = Math.round(number('height', 320, 8192, shown.height));
  const center = query.get('center');
  const room = query.get('room');
  const camera = query.get('camera');
  return {
    profile: {
      channel: 'kiosk',
      checksIn: true,
      diagonalInch: number('diagonal', 5, 120, DEFAULT_DIAGONAL_INCH),
      widthPx,
      heightPx,
      lowerEdgeCm: number('edge', 0, 300, DEFAULT_EDGE_CM[widthPx > heightPx ? 'landscape' : 'portrait']),
      languages: [...LANGUAGES],
      ...(center && /^[a-z0-9-]{1,60}$/.test(center) ? { centerId: center } : {}),
      // A room lies in a center, and its panel stands in it.
      ...(center && room && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(room) ? { spaceId: room } : {}),
    },
    language: LANGUAGES.find((language) => language === query.get('lang')),
    text: query.get('text') === '200' ? 2 : 1,
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'auto',
    camera: camera === 'real' || camera === 'simulated' ? camera : undefined,
    strip: query.get('strip') === '1',
    hooks: query.get('hooks') === '1',
  };
}

/** What is left of a setup where the server runs no demonstration: how the panel stands, but nothing simulated and no hook for tests. */
export function refuseDemoParameters(setup: PanelSetup): PanelSetup {
  return { ...setup, camera: undefined, strip: false, hooks: false };
}

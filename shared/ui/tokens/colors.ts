/** Lightness 0..1, chroma, hue in degrees: hues of one role get one lightness, so that none outweighs the others. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** Names of the colours; each is a custom property of the same name (`--ground`). */
export const COLOR_NAMES = [
  'ground', 'surface', 'raised', 'pressed', 'line', 'surface-line', 'ink', 'ink-second',
  'sea', 'land', 'shore', 'district', 'rail',
  'signal', 'signal-ink', 'signal-text', 'light',
  'good', 'good-ink', 'good-ground', 'wait', 'wait-ink', 'wait-ground', 'stop', 'stop-ink', 'stop-ground',
  'free', 'taken',
] as const;
export type ColorName = (typeof COLOR_NAMES)[number];

/** Services that have, or will have, a hue of their own. It tints an icon or a header, never text. */
const SERVICE_HUES = {
  work: 235, travel: 195, energy: 85, health: 20, safety: 265, learning: 300,
  family: 340, home: 130, market: 60, culture: 320, nature: 155, civic: 215,
} as const;

export const THEMES = ['day', 'night', 'contrast'] as const;
export type ThemeName = (typeof THEMES)[number];

const SIGNAL: Oklch = [0.72, 0.17, 52];
const SIGNAL_INK: Oklch = [0.2, 0.04, 50];
const BLACK: Oklch = [0, 0, 0];
const WHITE: Oklch = [1, 0, 0];
const YELLOW: Oklch = [0.92, 0.19, 103];

/** What the custom properties are in each theme, as authored. */
export const COLORS: Record<ThemeName, Record<ColorName, Oklch>> = {
  day: {
    'ground': [0.973, 0.008, 85], 'surface': [0.996, 0.003, 85], 'raised': [0.945, 0.011, 85], 'pressed': [0.86, 0.014, 80], 'line': [0.86, 0.014, 80], 'surface-line': [0.86, 0.014, 80],
    'ink': [0.24, 0.03, 250], 'ink-second': [0.45, 0.03, 250],
    'sea': [0.88, 0.04, 230], 'land': [0.95, 0.012, 95], 'shore': [0.82, 0.03, 220], 'district': [0.87, 0.022, 200], 'rail': [0.66, 0.02, 250],
    'signal': SIGNAL, 'signal-ink': SIGNAL_INK, 'signal-text': [0.5, 0.12, 52], 'light': [0.62, 0.14, 60],
    'good': [0.5, 0.13, 150], 'good-ink': WHITE, 'good-ground': [0.965, 0.03, 155],
    'wait': [0.5, 0.105, 70], 'wait-ink': WHITE, 'wait-ground': [0.955, 0.04, 85],
    'stop': [0.5, 0.17, 27], 'stop-ink': WHITE, 'stop-ground': [0.955, 0.025, 25],
    'free': [0.55, 0.12, 235], 'taken': [0.86, 0.014, 80],
  },
  night: {
    'ground': [0.19, 0.03, 250], 'surface': [0.25, 0.032, 250], 'raised': [0.3, 0.035, 250], 'pressed': [0.38, 0.035, 250], 'line': [0.38, 0.035, 250], 'surface-line': [0.25, 0.032, 250],
    'ink': [0.96, 0.008, 240], 'ink-second': [0.8, 0.02, 240],
    'sea': [0.22, 0.045, 240], 'land': [0.285, 0.028, 235], 'shore': [0.4, 0.04, 230], 'district': [0.36, 0.03, 230], 'rail': [0.6, 0.03, 250],
    'signal': SIGNAL, 'signal-ink': SIGNAL_INK, 'signal-text': [0.76, 0.15, 55], 'light': [0.87, 0.1, 75],
    'good': [0.78, 0.14, 155], 'good-ink': [0.19, 0.04, 155], 'good-ground': [0.25, 0.045, 160],
    'wait': [0.78, 0.13, 78], 'wait-ink': [0.19, 0.04, 70], 'wait-ground': [0.27, 0.04, 75],
    'stop': [0.78, 0.1, 25], 'stop-ink': [0.19, 0.04, 25], 'stop-ground': [0.26, 0.05, 25],
    'free': [0.74, 0.11, 230], 'taken': [0.38, 0.035, 250],
  },
  contrast: {
    'ground': BLACK, 'surface': [0.22, 0, 0], 'raised': [0.34, 0, 0], 'pressed': [0.45, 0, 0], 'line': [0.86, 0, 0], 'surface-line': [0.86, 0, 0],
    'ink': WHITE, 'ink-second': [0.92, 0, 0],
    'sea': BLACK, 'land': [0.24, 0, 0], 'shore': [0.86, 0, 0], 'district': [0.45, 0, 0], 'rail': [0.7, 0, 0],
    'signal': YELLOW, 'signal-ink': BLACK, 'signal-text': YELLOW, 'light': WHITE,
    'good': [0.87, 0.14, 155], 'good-ink': BLACK, 'good-ground': BLACK,
    'wait': [0.87, 0.15, 85], 'wait-ink': BLACK, 'wait-ground': BLACK,
    'stop': [0.87, 0.07, 20], 'stop-ink': BLACK, 'stop-ground': BLACK,
    'free': WHITE, 'taken': [0.45, 0, 0],
  },
};

const SERVICE_SHADES: Record<ThemeName, readonly [lightness: number, chroma: number]> = { day: [0.57, 0.12], night: [0.76, 0.11], contrast: [0.9, 0.08] };

/** The hue of each service at one lightness a theme: `--service-work`. */
export function serviceColors(theme: ThemeName): readonly (readonly [name: string, color: Oklch])[] {
  const [lightness, chroma] = SERVICE_SHADES[theme];
  return Object.entries(SERVICE_HUES).map(([service, hue]) => [`service-${service}`, [lightness, chroma, hue]]);
}

/** How much of the ground covers what lies under a dialog. */
export const VEIL: Record<ThemeName, number> = { day: 0.88, night: 0.86, contrast: 1 };

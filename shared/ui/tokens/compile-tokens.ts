import { clampChroma, formatHex, type Oklch as CuloriOklch } from 'culori';
import { COLOR_NAMES, COLORS, serviceColors, THEMES, VEIL, type ColorName, type Oklch, type ThemeName } from './colors.js';
import { CHANNEL_DEFAULTS, CHANNELS, SIZE_NAMES, SIZES, type ChannelName } from './sizes.js';

/** The nearest colour a television can show, as `#rrggbb`: chroma gives way, lightness stays. */
export function toHex([l, c, h]: Oklch): string {
  const color: CuloriOklch = { mode: 'oklch', l, c, h };
  return formatHex(clampChroma(color, 'oklch'));
}

/** A colour token of a theme as `#rrggbb`. */
export function resolveColor(theme: ThemeName, name: ColorName): string {
  return toHex(COLORS[theme][name]);
}

/** A hex colour with an alpha, in the form that Chromium 69 reads. */
function withAlpha(hex: string, alpha: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

function writeRule(selector: string, properties: readonly (readonly [name: string, value: string])[]): string {
  return `${selector} {\n${properties.map(([name, value]) => `  --${name}: ${value};`).join('\n')}\n}\n`;
}

function themeProperties(theme: ThemeName): (readonly [name: string, value: string])[] {
  const ground = resolveColor(theme, 'ground');
  const signal = resolveColor(theme, 'signal');
  return [
    ...COLOR_NAMES.map((name) => [name, resolveColor(theme, name)] as const),
    ...serviceColors(theme).map(([name, color]) => [name, toHex(color)] as const),
    ['veil', withAlpha(ground, VEIL[theme])], ['veil-from', ground], ['veil-to', withAlpha(ground, 0)],
    // Ink outside, signal inside: one of the two stands out on every surface.
    ['focus-ring', `0 0 0 calc(var(--ring) * 0.6) ${signal}, 0 0 0 var(--ring) ${resolveColor(theme, 'ink')}`],
    ['focus-ring-on-signal', `0 0 0 calc(var(--ring) * 0.6) ${ground}, 0 0 0 var(--ring) ${resolveColor(theme, 'ink')}`],
  ];
}

function channelProperties(channel: ChannelName): (readonly [name: string, value: string])[] {
  return [...CHANNEL_DEFAULTS[channel], ...SIZE_NAMES.map((name) => [name, SIZES[channel][name]] as const)];
}

/** All tokens as plain CSS that Chromium 69 reads: colours by `data-theme`, sizes by `data-channel` on the root element. */
export function compileTokens(): string {
  return [
    ...THEMES.map((theme) => writeRule(theme === 'day' ? ':root, [data-theme="day"]' : `[data-theme="${theme}"]`, themeProperties(theme))),
    ...CHANNELS.map((channel) => writeRule(`[data-channel="${channel}"]`, channelProperties(channel))),
  ].join('\n');
}

export const CHANNELS = ['kiosk', 'tv', 'phone', 'operations'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const SIZE_NAMES = [
  'type-small', 'type-body', 'type-lead', 'type-title', 'type-display', 'type-huge',
  'target', 'target-main', 'gap', 'edge', 'ring', 'stroke', 'radius-small', 'radius-medium', 'radius-large', 'radius-round',
] as const;
export type SizeName = (typeof SIZE_NAMES)[number];

/** A Hangul syllable is this share of its font size high; panel sizes are heights of syllables. */
export const SYLLABLE_SHARE = 0.92;

/** A size that grows in step with the text factor (1 or 2). */
const grows = (size: number, unit: string): string => `calc(${size} * ${unit} * var(--text))`;
/** A size whose growth is capped: `once` at 100 %, `twice` at 200 %, so that a title still fits its line. */
const capped = (once: number, twice: number, unit: string): string => `calc((${2 * once - twice} + ${twice - once} * var(--text)) * ${unit})`;

const SYLLABLE = 'var(--k)';
const MM = 'var(--mm)';
const mm = (length: number): string => `calc(${length} * ${MM})`;

/**
 * Every size of every channel. Panels count in millimetres of that very panel: the shell sets `--mm` (pixels per millimetre)
 * and `--text`; `--k` is the font size whose syllables are 1 mm high. Televisions count in pixels of 1080p, phones and desks in rem.
 */
export const SIZES: Record<ChannelName, Record<SizeName, string>> = {
  kiosk: {
    'type-small': grows(12, SYLLABLE), 'type-body': grows(14, SYLLABLE), 'type-lead': grows(18, SYLLABLE),
    'type-title': capped(26, 40, SYLLABLE), 'type-display': capped(40, 42, SYLLABLE), 'type-huge': capped(64, 64, SYLLABLE),
    'target': mm(24), 'target-main': mm(36), 'gap': mm(5), 'edge': mm(14), 'ring': mm(3), 'stroke': mm(0.7),
    'radius-small': mm(3), 'radius-medium': mm(6), 'radius-large': mm(9), 'radius-round': mm(100),
  },
  tv: {
    'type-small': grows(24, '1px'), 'type-body': grows(28, '1px'), 'type-lead': capped(36, 64, '1px'),
    'type-title': capped(48, 72, '1px'), 'type-display': capped(72, 80, '1px'), 'type-huge': capped(112, 112, '1px'),
    'target': '80px', 'target-main': '96px', 'gap': '24px', 'edge': '96px', 'ring': '6px', 'stroke': '2px',
    'radius-small': '12px', 'radius-medium': '22px', 'radius-large': '32px', 'radius-round': '999px',
  },
  phone: {
    'type-small': grows(1, '1rem'), 'type-body': grows(1.125, '1rem'), 'type-lead': grows(1.375, '1rem'),
    'type-title': capped(1.75, 2.75, '1rem'), 'type-display': capped(2.5, 3, '1rem'), 'type-huge': capped(4, 4, '1rem'),
    'target': '48px', 'target-main': '56px', 'gap': '12px', 'edge': '20px', 'ring': '3px', 'stroke': '1px',
    'radius-small': '8px', 'radius-medium': '14px', 'radius-large': '22px', 'radius-round': '999px',
  },
  operations: {
    'type-small': grows(0.9375, '1rem'), 'type-body': grows(1.0625, '1rem'), 'type-lead': grows(1.25, '1rem'),
    'type-title': capped(1.625, 2.5, '1rem'), 'type-display': capped(2.25, 3, '1rem'), 'type-huge': capped(3, 3, '1rem'),
    'target': '44px', 'target-main': '56px', 'gap': '12px', 'edge': '32px', 'ring': '3px', 'stroke': '1px',
    'radius-small': '8px', 'radius-medium': '14px', 'radius-large': '20px', 'radius-round': '999px',
  },
};

/** What a channel has before its shell has measured anything: the least panel, normal text. */
export const CHANNEL_DEFAULTS: Record<ChannelName, readonly (readonly [name: string, value: string])[]> = {
  kiosk: [['text', '1'], ['mm', '2.714px'], ['k', `calc(${MM} / ${SYLLABLE_SHARE})`], ['reach-top', '0px'], ['reach-bottom', '0px']],
  // What has the focus stands out by growing a little, since a sofa is far away.
  tv: [['text', '1'], ['focus-scale', '1.04']],
  phone: [['text', '1']],
  operations: [['text', '1']],
};

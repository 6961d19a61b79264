/**
 * Lit's `css` literals reach the engine as they are written: no build lowers them. Whatever a television may draw therefore
 * keeps to what Chromium 69 knows; a panel's own views run in an engine of our choice.
 */
const CHROMIUM_69 = {
  'house/old-engine-layout': true,
  'property-disallowed-list': [
    'aspect-ratio', '/^inset(-|$)/', '/^(margin|padding|border)-(inline|block)/', '/^border-(start|end)-/', '/^(min-|max-)?(inline|block)-size$/',
    '/^container/', '/^mask/', 'rotate', 'scale', 'translate', 'content-visibility', '/^(anchor|position-try|position-anchor)/', '/^animation-(timeline|range|composition)$/',
  ],
  'function-disallowed-list': ['clamp', 'min', 'max', 'round', 'mod', 'abs', 'sin', 'cos', 'oklch', 'oklab', 'lch', 'lab', 'hwb', 'color', 'color-mix', 'light-dark', 'image-set', 'anchor'],
  'unit-disallowed-list': ['dvh', 'dvw', 'svh', 'svw', 'lvh', 'lvw', 'dvmin', 'dvmax', 'cqw', 'cqh', 'cqi', 'cqb', 'cqmin', 'cqmax', 'lh', 'rlh', 'cap', 'ic', 'vi', 'vb'],
  'declaration-property-value-disallowed-list': {
    '/.*/': ['revert', 'revert-layer'],
    '/^overflow(-x|-y)?$/': [/\bclip\b/],
    'overflow-wrap': ['anywhere'], 'line-break': ['anywhere'],
    '/^text-align$/': ['match-parent'],
  },
  'selector-pseudo-class-disallowed-list': ['focus-visible', 'is', 'where', 'has', 'dir', 'state', 'modal', 'popover-open', 'user-valid', 'user-invalid'],
  'selector-pseudo-element-disallowed-list': ['part', 'marker', 'backdrop', 'file-selector-button'],
  'selector-not-notation': 'simple',
  'selector-disallowed-list': [/&/],
  'at-rule-disallowed-list': ['container', 'layer', 'property', 'scope', 'starting-style', 'view-transition'],
  'media-feature-range-notation': 'prefix',
};

/** Mistakes on any engine. */
const EVERYWHERE = {
  'property-no-unknown': true,
  'unit-no-unknown': true,
  'color-no-invalid-hex': true,
  'block-no-empty': true,
  'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-values'] }],
  'keyframe-declaration-no-important': true,
  'declaration-no-important': true,
};

const withoutAll = (rules) => Object.fromEntries(Object.keys(rules).map((rule) => [rule, null]));

export default {
  plugins: ['./scripts/lint/old-engine-layout.js'],
  ignoreFiles: ['**/compiled/**', 'dist/**', 'node_modules/**'],
  rules: EVERYWHERE,
  overrides: [
    { files: ['**/*.ts'], customSyntax: 'postcss-lit' },
    { files: ['shared/**/*.{ts,css}', 'tv/**/*.{ts,css}'], rules: CHROMIUM_69 },
    { files: ['shared/services/*/kiosk-*.ts', 'shared/services/*/kiosk/**/*.ts', 'shared/ui/panel/**/*.ts', 'shared/devices/**/*.ts'], rules: withoutAll(CHROMIUM_69) },
  ],
};

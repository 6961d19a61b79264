import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { FONT_PACKAGES, NOTO_SHEETS, OWN_SUBSETS, PRETENDARD, PRETENDARD_LATIN, PRETENDARD_SUBSETS, PRETENDARD_WHOLE, type OwnSubset } from './fonts/font-sources.js';
import { writeIfChanged } from './generate/write-if-changed.js';

const TARGET = 'public/fonts';
const STAMP = '.cache/fonts-stamp';
const FACE = /@font-face\s*\{[^}]*\}/g;

interface Face {
  readonly family: string;
  readonly weight: string;
  readonly file: string;
  readonly ranges: string;
}

/**
 * Writes `public/fonts`: one style sheet of faces by unicode-range, so that a screen fetches only what its texts need, and the
 * files, named by their content so that browsers keep them for good. Does nothing while the sources are the same.
 */
export async function makeFonts(root: string): Promise<void> {
  const stamp = describeSources(root);
  const sheet = join(root, TARGET, 'fonts.css');
  const stampFile = join(root, STAMP);
  if (existsSync(sheet) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(join(root, TARGET), { recursive: true, force: true });
  mkdirSync(join(root, TARGET, 'assets'), { recursive: true });
  const faces = [
    ...takeFaces(root, PRETENDARD_SUBSETS, /./),
    // The last face that has a character draws it: all Latin comes from one file.
    ...await cutPretendard(root),
    ...NOTO_SHEETS.flatMap(({ css, takes }) => takeFaces(root, css, takes)),
  ];
  // `block`: letters appear in their own shapes a moment later rather than jump from another font's.
  writeFileSync(sheet, faces.map(({ family, weight, file, ranges }) =>
    `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};font-display:block;src:url(assets/${file}) format('woff2');unicode-range:${ranges}}`).join('\n') + '\n');
  writeIfChanged(stampFile, stamp);
}

/** The packages' versions and this recipe. */
function describeSources(root: string): string {
  const versions = FONT_PACKAGES.map((name) => readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  const recipe = ['scripts/make-fonts.ts', 'scripts/fonts/font-sources.ts'].map((file) => readFileSync(join(root, file), 'utf8'));
  return createHash('sha256').update([...versions, ...recipe].join('\n')).digest('hex');
}

function takeFaces(root: string, css: string, takes: RegExp): Face[] {
  const blocks = readFileSync(join(root, css), 'utf8').match(FACE) ?? [];
  return blocks.flatMap((block) => {
    const from = /url\(([^)]+)\)/.exec(block)?.[1] ?? '';
    if (!takes.test(from)) return [];
    const read = (property: string): string => new RegExp(`${property}:\\s*([^;]+);`).exec(block)?.[1] ?? '';
    const source = join(root, dirname(css), from);
    const file = saveFont(root, basename(source, '.woff2').replace(/[^\w-]/g, '-'), readFileSync(source));
    return [{ family: read('font-family').replace(/['"]/g, ''), weight: read('font-weight'), file, ranges: read('unicode-range').replace(/\s/g, '') }];
  });
}

async function cutPretendard(root: string): Promise<Face[]> {
  const whole = readFileSync(join(root, PRETENDARD_WHOLE));
  const faces: Face[] = [];
  for (const subset of OWN_SUBSETS) {
    const file = saveFont(root, `pretendard-${subset.name}`, await subsetFont(whole, listCharacters(subset), { targetFormat: 'woff2' }));
    const ranges = subset.ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(',');
    for (const family of [PRETENDARD, PRETENDARD_LATIN]) faces.push({ family, weight: '45 920', file, ranges });
  }
  return faces;
}

function listCharacters({ ranges }: OwnSubset): string {
  return ranges.map(([first, last]) => Array.from({ length: last - first + 1 }, (_unused, index) => String.fromCodePoint(first + index)).join('')).join('');
}

/** @returns the file's name, with a piece of its content's hash */
function saveFont(root: string, name: string, content: Buffer): string {
  const file = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 10)}.woff2`;
  writeFileSync(join(root, TARGET, 'assets', file), content);
  return file;
}

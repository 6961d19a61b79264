import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A face of our fonts' style sheet: a file that draws some characters of a family. */
export interface Face {
  readonly family: string;
  /** From `public/fonts/`. */
  readonly file: string;
  readonly holds: (code: number) => boolean;
}

/** Reads the faces of `public/fonts/fonts.css`, in their order. */
export function readFaces(root: string): Face[] {
  const sheet = readFileSync(join(root, 'public/fonts/fonts.css'), 'utf8');
  return [...sheet.matchAll(/font-family:'([^']+)'.*?url\(([^)]+)\).*?unicode-range:([^}]+)\}/g)].map(([, family = '', file = '', list = '']) => {
    const ranges = list.split(',').map((range) => {
      const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    return { family, file, holds: (code) => ranges.some(([first, last]) => code >= first && code <= last) };
  });
}

/** The browser takes the last face of a family that claims a character, and looks no further in it. */
export function findFace(faces: readonly Face[], family: string, code: number): Face | undefined {
  return faces.filter((face) => face.family === family && face.holds(code)).at(-1);
}

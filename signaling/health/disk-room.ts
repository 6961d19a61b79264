import { statfs } from 'node:fs/promises';

/** Bytes that somebody without special rights can still write where `folder` lies. */
export async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

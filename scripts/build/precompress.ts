import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const WORTH_IT = /\.(js|css|html|json|svg|wasm|webmanifest|txt)$/;

/** Writes a `.br` file beside every text file under `folder`, so that the server never compresses while somebody waits. */
export async function precompress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile() && WORTH_IT.test(file.name)).map((file) => join(file.parentPath, file.name));
  await Promise.all(paths.map(async (path) => {
    const content = await readFile(path);
    if (content.length < 1024) return;
    const quality = path.endsWith('.wasm') ? 9 : 11;
    await writeFile(`${path}.br`, await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  }));
}

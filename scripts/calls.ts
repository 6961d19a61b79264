import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../signaling/config.js';
import { findProjectFolder } from '../signaling/storage/project-folder.js';

/** `npm run calls -- doctor`: examines the media engine of this installation. Ends with 0 when calls work. */
const config = readConfig(process.env, await readFile(join(findProjectFolder(), '.env'), 'utf8').catch(() => undefined), findProjectFolder());
if (!config.ok) {
  process.stderr.write(`${config.failure}\n`);
  process.exit(2);
}
if (process.argv[2] !== 'doctor') {
  process.stderr.write('npm run calls -- doctor\n');
  process.exit(2);
}
// The WebRTC library writes each of its steps to the terminal otherwise.
process.env['NODE_ENV'] ??= 'production';
const { examineCalls } = await import('./calls/doctor.js');
process.exitCode = await examineCalls(config.value, (line) => { process.stdout.write(`${line}\n`); }) ? 0 : 1;

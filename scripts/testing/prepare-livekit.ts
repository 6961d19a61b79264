import { obtainTestLivekit } from '../../signaling/testing/livekit.js';

/*
 * Gets the LiveKit server that tests of calls run on, before they do: two minutes at the first time where Go is, and a download
 * elsewhere. Ends with 1 where it cannot be had, and says why.
 */
let told = '';
const obtained = await obtainTestLivekit((step) => {
  if (step !== told) process.stdout.write(`No media server found: ${step} ...\n`);
  told = step;
});
if (!obtained.ok) {
  process.stdout.write(`Tests of calls will be skipped. ${obtained.failure.detail}\n`);
  process.exitCode = 1;
}

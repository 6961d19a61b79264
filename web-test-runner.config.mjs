import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { ensureChromium } from './scripts/testing/ensure-chromium.mjs';

/** Tests of a test file, those of nested suites included. */
function* listTests(suite) {
  yield* suite.tests;
  for (const inner of suite.suites) yield* listTests(inner);
}

/** Leaves the counts as JSON in COUNTS_FILE, so that the whole suite can close with one line over all its runners. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const { testResults, errors } of sessions) {
      counts.failed += errors.length;
      if (!testResults) counts.failed++;
      else for (const test of listTests(testResults)) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
    console.log(`  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  },
};

const { defaultReporter } = await import('@web/test-runner');

export default {
  files: ['shared/**/*.wtr.ts', 'kiosk/**/*.wtr.ts', 'tv/**/*.wtr.ts'],
  nodeResolve: true,
  concurrency: 2,
  browsers: [
    chromeLauncher({
      // A window each: a tab behind another is hidden, and a hidden page has no camera, no focus and no animation frames.
      createPage: async ({ context }) => (await context.browser().createBrowserContext()).newPage(),
      launchOptions: {
        executablePath: ensureChromium(),
        args: [
          '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
          '--disable-sync', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream',
        ],
      },
    }),
  ],
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)) })],
  testFramework: { config: { timeout: 10000 } },
  testsFinishTimeout: 240000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter],
};

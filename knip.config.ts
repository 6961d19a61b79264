import type { KnipConfig } from 'knip';

export default {
  entry: [
    'scripts/*.{ts,mjs}', 'scripts/lint/*.js', 'scripts/**/*.d.ts', 'scripts/testing/*.{ts,mjs}', 'scripts/bench/*-page.ts', 'scripts/bench/screens/*-process.ts',
    'signaling/main.ts', '{kiosk,tv}/{main,crash}.ts', '{phone,operations}/main.ts', 'shared/ui/crash/guard.js', 'tv/compat/*.js',
    'shared/services/*/manifest.ts', 'shared/offline/service-worker/worker.ts', 'shared/devices/camera/{check-page,decode-worker}.ts', 'shared/telepresence/testing/*-page.ts',
    '{shared,signaling,kiosk,tv,phone,operations,scripts,cities}/**/*.test.ts', '{shared,kiosk,tv}/**/*.wtr.ts', 'tests/**/*.test.ts', 'tests/channel-suite/in-page/index.ts',
    'web-test-runner.config.mjs',
  ],
  project: ['{kiosk,tv,phone,operations,shared,signaling,scripts,tests}/**/*.{ts,js,mjs}'],
  // Copied from by their paths at generate time, or chosen by name at run time.
  ignoreDependencies: ['@fontsource-variable/.*', 'pretendard', '@phosphor-icons/core', 'axe-core'],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;

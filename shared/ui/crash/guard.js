/* Runs before every other script and holds no more than it must: hands what goes wrong, and a start that takes too long, to the
   script with the crash page. CRASH_ADDRESS and START_LIMIT_MS are put here by the build. */
(function (report) {
  addEventListener('error', report, true);
  addEventListener('unhandledrejection', report);
  setTimeout(report, START_LIMIT_MS);
})(function (event) {
  import(CRASH_ADDRESS).then(function (crash) { crash.report(event); }, function () {});
});

/** What the build tells a channel's service worker about the version that it belongs to. */
export interface ShellBuild {
  readonly channel: 'kiosk' | 'tv';
  /** A hash over every file of the version and the worker itself. */
  readonly version: string;
  /** Every file of the shell, with its hash: a file that is not exactly this one is not kept. */
  readonly files: readonly { readonly url: string; readonly revision: string | null; readonly integrity: string }[];
  /** A page of words alone, for the case that nothing else can be shown: neither a kept page nor the server. */
  readonly lastResort: string;
}

/** What a page tells its service worker. */
export type PageMessage =
  /** The first control of the page of this version can be used. */
  | { readonly kind: 'started'; readonly version: string }
  /** Keep the fonts of these languages, so that the screen draws them without the network. */
  | { readonly kind: 'keep-fonts'; readonly languages: readonly string[] };

/** What a service worker answers. */
export type WorkerMessage =
  /** Opened again, the page would be another version than the one that said it started. */
  { readonly kind: 'outdated' };

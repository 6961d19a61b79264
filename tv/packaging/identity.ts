/** What stores and televisions know the app by. It cannot change: a new id is another app, with none of the old one's data. */
export const IDENTITY = {
  title: 'u-City',
  /** Ten letters and digits, as Tizen wants. */
  tizenPackage: 'uCityPLA01',
  tizenApplication: 'uCityPLA01.uCity',
  widget: 'https://u-city.invalid/tv',
  webos: 'app.ucity.tv',
} as const;

/** What a package is made for. */
export interface PackageSettings {
  /** Where the city's server is, without a slash at the end. */
  readonly server: string;
  /** Three numbers, such as `1.4.2`. */
  readonly version: string;
}

/** A file in a package: its path with slashes, and what it holds. */
export interface PackageFile {
  readonly path: string;
  readonly content: Uint8Array;
}

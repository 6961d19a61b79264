import { IDENTITY, type PackageSettings } from './identity.js';

/** What `tv/platform/tizen.ts` asks of the television, and no more: stores refuse what is declared and not used. */
export const TIZEN_PRIVILEGES = [
  'http://tizen.org/privilege/internet',
  'http://tizen.org/privilege/tv.inputdevice',
  'http://developer.samsung.com/privilege/network.public',
] as const;

/** 5.5 is the television of 2020, whose engine is the oldest that is tested. */
const REQUIRED_VERSION = '5.5';

/** Samsung's own objects come with this script, which the television puts in the place of `$WEBAPIS`. */
export const WEBAPIS_SCRIPT = '<script src="$WEBAPIS/webapis/webapis.js"></script>';

/** Writes `config.xml` of a Samsung package: identity, privileges, and the one server that it may reach. */
export function writeTizenConfig({ server, version }: PackageSettings): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<widget xmlns="http://www.w3.org/ns/widgets" xmlns:tizen="http://tizen.org/ns/widgets" id="${IDENTITY.widget}" version="${version}" viewmodes="maximized">
  <access origin="${server}" subdomains="false"/>
  <tizen:application id="${IDENTITY.tizenApplication}" package="${IDENTITY.tizenPackage}" required_version="${REQUIRED_VERSION}"/>
  <content src="index.html"/>
  <icon src="icon.png"/>
  <name>${IDENTITY.title}</name>
${TIZEN_PRIVILEGES.map((privilege) => `  <tizen:privilege name="${privilege}"/>`).join('\n')}
  <tizen:profile name="tv-samsung"/>
  <tizen:setting screen-orientation="landscape" context-menu="disable" background-support="disable" encryption="disable" install-location="auto" hwkey-event="enable"/>
</widget>
`;
}

import { IDENTITY, type PackageSettings } from './identity.js';

/**
 * Writes `appinfo.json` of an LG package.
 *
 * `disableBackHistoryAPI`: Back comes as a key and not as `history.back()`. `handlesRelaunch: false`: the television brings the
 * running app to the front by itself when it is opened again, and only tells it with what.
 */
export function writeAppinfo({ version }: Pick<PackageSettings, 'version'>): string {
  return `${JSON.stringify({
    id: IDENTITY.webos, version, vendor: IDENTITY.title, type: 'web', main: 'index.html', title: IDENTITY.title,
    icon: 'icon.png', largeIcon: 'large-icon.png', splashBackground: 'splash.png', bgColor: '#0a1621', iconColor: '#0a1621',
    resolution: '1920x1080', disableBackHistoryAPI: true, handlesRelaunch: false, transparent: false,
  }, undefined, 2)}\n`;
}

import { LANGUAGES } from '../shared/base/language.js';
import { watchCrashes } from '../shared/ui/crash/watch-crashes.js';
import { readPageParameters } from './page-parameters.js';
import { dressForStart } from './shell/dress-panel.js';

/** What the guard calls when something goes wrong on a panel. A bundle of its own: it shares no file with what may be broken. */
export const report = watchCrashes({
  app: 'kiosk-app',
  view: 'kiosk-view',
  dress() {
    const root = document.documentElement;
    const asked = readPageParameters(location.search, { width: innerWidth, height: innerHeight });
    if (!root.dataset['theme']) dressForStart(asked);
    // The screen sets its language with its first words; before that the page's own says nothing.
    const spoken = document.querySelector('kiosk-app, kiosk-starting') ? LANGUAGES.find((language) => language === root.lang) : undefined;
    return spoken ?? asked.language;
  },
});

import { chooseLanguage, LANGUAGES } from '../shared/base/language.js';
import { watchCrashes } from '../shared/ui/crash/watch-crashes.js';
import { readPageParameters } from './page-parameters.js';

/** What the guard calls when something goes wrong on a television. A bundle of its own: it shares no file with what may be broken. */
export const report = watchCrashes({
  app: 'tv-app',
  view: 'tv-view',
  dress() {
    const root = document.documentElement;
    const asked = readPageParameters(location.search);
    root.dataset['theme'] = root.dataset['theme'] ?? asked.theme;
    const spoken = document.querySelector('tv-app, tv-starting') ? LANGUAGES.find((language) => language === root.lang) : undefined;
    return spoken ?? asked.language ?? chooseLanguage(navigator.languages, LANGUAGES, 'en');
  },
});

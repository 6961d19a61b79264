import type { Cancel } from '../../shared/base/clock.js';
import { Store, type Readable } from '../../shared/base/store.js';
import { textFactor } from '../../shared/ui/panel/text-factor.js';
import type { InstallProfile } from '../../shared/contract/identity.js';
import type { PanelSetup } from '../page-parameters.js';
import { isDark } from './daylight.js';
import type { Kiosk } from './kiosk.js';
import { measurePanel } from './panel-metrics.js';

/** How often the light outside is looked at. */
const LIGHT_MS = 60_000;
/** Eyes keep at least this share of a portrait picture, even where hands could reach higher. */
const LEAST_EYES = 0.3;

type Theme = 'day' | 'night' | 'contrast';

export interface PanelDress {
  /** What is worn now. */
  readonly theme: Readable<Theme>;
  /** Stops following. */
  readonly stop: Cancel;
}

/**
 * Gives the page its measures, colours and language: lengths as custom properties on the root element, from the install
 * profile, and the theme by choice or by the light outside.
 */
export function dressPanel(kiosk: Kiosk): PanelDress {
  const root = document.documentElement;
  const theme = new Store<Theme>('day');
  const measure = (): void => setLengths(kiosk.profile, kiosk.settings.state.get().text);
  const light = (): void => {
    const { theme: asked } = kiosk.settings.state.get();
    theme.set(asked === 'auto' ? (isDark(kiosk.clock.now(), kiosk.city.position) ? 'night' : 'day') : asked);
    root.dataset['theme'] = theme.get();
  };
  const dress = (): void => {
    measure();
    light();
  };
  let cancelLight: Cancel = () => undefined;
  const followLight = (): void => {
    light();
    cancelLight = kiosk.clock.after(LIGHT_MS, followLight);
  };
  dress();
  followLight();
  addEventListener('resize', measure);
  const cancelSettings = kiosk.settings.state.watch(dress);
  const stop = (): void => {
    removeEventListener('resize', measure);
    cancelSettings();
    cancelLight();
  };
  return { theme, stop };
}

/** Dresses the page before the city is known. */
export function dressForStart(setup: PanelSetup): void {
  setLengths(setup.profile, setup.text);
  document.documentElement.dataset['theme'] = setup.theme === 'auto' ? 'day' : setup.theme;
}

function setLengths(profile: InstallProfile, text: 1 | 2): void {
  const root = document.documentElement;
  const shown = { width: innerWidth, height: innerHeight };
  const { designMm: mm, reachTop, reachBottom } = measurePanel(profile, shown);
  const lengths: Record<string, number> = {
    '--mm': mm, '--reach-top': reachTop, '--reach-bottom': reachBottom,
    '--panel-split': Math.max(reachTop, shown.height * LEAST_EYES),
    '--bar-height': mm * 47, '--bar-edge': mm * 12, '--banner-height': mm * (text === 2 ? 76 : 40),
  };
  for (const [name, value] of Object.entries(lengths)) root.style.setProperty(name, `${value.toFixed(3)}px`);
  root.style.setProperty('--text', String(text));
  root.dataset['text'] = String(text * 100);
  textFactor.set(text);
}

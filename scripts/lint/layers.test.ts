import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBreach } from './layers.js';

test('imports go down the layers', () => {
  assert.equal(findBreach('shared/ui/elements/city-button.ts', 'shared/navigation/focusable.ts'), undefined);
  assert.equal(findBreach('kiosk/main.ts', 'shared/services/registry.ts'), undefined);
  assert.equal(findBreach('shared/services/work/manifest.ts', 'shared/services/service.ts'), undefined);
});

test('an import up, sideways or into the server is refused', () => {
  assert.match(findBreach('shared/base/clock.ts', 'shared/ui/format.ts') ?? '', /base may not import ui/);
  assert.match(findBreach('shared/ui/format.ts', 'signaling/app.ts') ?? '', /ui may not import signaling/);
  assert.match(findBreach('signaling/app.ts', 'shared/ui/format.ts') ?? '', /signaling may not import ui/);
  assert.match(findBreach('tv/main.ts', 'kiosk/main.ts') ?? '', /tv may not import kiosk/);
  assert.match(findBreach('shared/services/work/work-state.ts', 'shared/services/travel/travel-model.ts') ?? '', /service work may not import/);
  assert.match(findBreach('shared/services/work/manifest.ts', 'shared/services/registry.ts') ?? '', /registry/);
  assert.match(findBreach('kiosk/main.ts', 'tests/journeys/server.ts') ?? '', /may not import tests/);
});

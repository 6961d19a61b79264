import { after, before } from 'node:test';
import { openLine, type Line } from '../engines/line.js';
import { startProduct, type Product } from '../product/server.js';
import { makePackages, placeWebapis, type Packages } from './make-packages.js';

/** What tests of the packaged television share; there from the first hook or test on. */
export interface PackagedProduct {
  readonly product: Product;
  /** Between the packages and the server; a test may cut it. */
  readonly line: Line;
  readonly packages: Packages;
}

/** Starts the product and makes both packages for it before the tests of a file; removes all of it after them. */
export function usePackages(): PackagedProduct {
  let made: PackagedProduct | undefined;
  before(async () => {
    // An invented visitor who leaves at the moment a test reserves would leave the figures as they were.
    const product = await startProduct({ SIMULATED_VISITORS: 'off' });
    const line = await openLine(() => product.address);
    const packages = await makePackages(line.address);
    await placeWebapis(packages);
    made = { product, line, packages };
  });
  after(async () => {
    await made?.line.close();
    await made?.packages.remove();
    await made?.product.stop();
  });
  const take = (): PackagedProduct => {
    if (!made) throw new Error('The packages are there in hooks and tests only');
    return made;
  };
  return {
    get product() { return take().product; },
    get line() { return take().line; },
    get packages() { return take().packages; },
  };
}

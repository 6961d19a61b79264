/* Loaded before everything else: what engines of televisions since 2020 (Chromium 69) lack and our code or Lit uses.
   A build lowers syntax only; these are functions. Plain ES5, one file, no dependencies. Each is added only if missing. */
(function (root) {
  'use strict';
  if (typeof globalThis === 'undefined') root.globalThis = root;

  function add(target, name, value) {
    if (!(name in target)) Object.defineProperty(target, name, { value: value, configurable: true, writable: true });
  }

  function at(index) {
    var place = Math.trunc(index) || 0;
    return this[place < 0 ? this.length + place : place];
  }

  add(root, 'queueMicrotask', function (task) {
    Promise.resolve().then(task).catch(function (error) { setTimeout(function () { throw error; }); });
  });
  // JSON only: no Map, Date or Blob.
  add(root, 'structuredClone', function (value) { return value === undefined ? value : JSON.parse(JSON.stringify(value)); });
  // Strong: what it holds lives as long as it does.
  add(root, 'WeakRef', function WeakRef(target) { this.deref = function () { return target; }; });
  add(root, 'FinalizationRegistry', function FinalizationRegistry() { this.register = this.unregister = function () {}; });

  add(Object, 'hasOwn', function (object, key) { return Object.prototype.hasOwnProperty.call(object, key); });
  add(Object, 'fromEntries', function (entries) {
    var object = {};
    Array.from(entries).forEach(function (entry) { object[entry[0]] = entry[1]; });
    return object;
  });
  add(Promise, 'allSettled', function (promises) {
    return Promise.all(Array.from(promises).map(function (promise) {
      return Promise.resolve(promise).then(
        function (value) { return { status: 'fulfilled', value: value }; },
        function (reason) { return { status: 'rejected', reason: reason }; });
    }));
  });

  add(Array.prototype, 'at', at);
  add(String.prototype, 'at', at);
  add(Array.prototype, 'flat', function flat(depth) {
    var levels = depth === undefined ? 1 : depth;
    return this.reduce(function (all, item) {
      return all.concat(Array.isArray(item) && levels > 0 ? flat.call(item, levels - 1) : [item]);
    }, []);
  });
  add(Array.prototype, 'flatMap', function (change, self) { return this.map(change, self).flat(); });
  add(String.prototype, 'replaceAll', function (search, replacement) {
    return search instanceof RegExp ? this.replace(search, replacement) : this.split(search).join(replacement);
  });
  // Lit's boolean attributes call it; webOS 5 and the first builds of Chromium 69 lack it.
  add(Element.prototype, 'toggleAttribute', function (name, force) {
    var wanted = force === undefined ? !this.hasAttribute(name) : Boolean(force);
    if (wanted && !this.hasAttribute(name)) this.setAttribute(name, '');
    if (!wanted) this.removeAttribute(name);
    return wanted;
  });
  add(Element.prototype, 'replaceChildren', function () {
    while (this.lastChild) this.removeChild(this.lastChild);
    this.append.apply(this, arguments);
  });
})(window);

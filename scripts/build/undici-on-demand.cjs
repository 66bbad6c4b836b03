// What a bundle takes for undici, that of @actions/http-client: undici itself once somebody has loaded it (packages/github does). It is
// there for clients that most runs never make, and parsing it takes as long as all of our own code. webpack's resolveWeak names a module
// and does not bundle it.
/* global __webpack_modules__, __webpack_require__ */
const name = require.resolveWeak('undici/index.js');

function loaded() {
  if (name in __webpack_modules__) return __webpack_require__(name);
  throw new Error("undici is not loaded: await import('undici/index.js') before its first use");
}

Object.defineProperties(exports, {
  ProxyAgent: { enumerable: true, get: () => loaded().ProxyAgent },
  fetch: { enumerable: true, get: () => loaded().fetch },
});

// What a bundle takes for undici: undici itself, but loaded when something of it is used. It is there for proxies of clients that
// most runs of an action never make, and loading it takes longer than all of our own code.
Object.defineProperties(exports, {
  ProxyAgent: { enumerable: true, get: () => require('undici/index.js').ProxyAgent },
  fetch: { enumerable: true, get: () => require('undici/index.js').fetch },
});

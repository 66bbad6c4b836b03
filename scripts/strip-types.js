// Jest's transformer: Node's own type stripping, so that tests run exactly what `node file.ts` runs, at the same lines and columns.
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};

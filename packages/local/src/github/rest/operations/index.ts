import type { RestOperations } from '../operation.ts';
import { branches } from './branches.ts';
import { compare } from './compare.ts';
import { contents } from './contents.ts';
import { deployKeys } from './deploy-keys.ts';
import { refs } from './refs.ts';
import { repositories } from './repositories.ts';
import { server } from './server.ts';

/** Every REST operation that the stand-in answers. */
export const restOperations: RestOperations = {
  ...repositories,
  ...refs,
  ...branches,
  ...compare,
  ...contents,
  ...deployKeys,
  ...server,
};

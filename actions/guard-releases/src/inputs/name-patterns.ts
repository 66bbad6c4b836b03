import { converting, lines } from '@iac/action-kit';
import * as z from 'zod/mini';

/** Globs of one segment. None at all means that nothing may change. */
export const namePatterns = z.pipe(
  lines,
  converting((all: string[], fault) => {
    for (const pattern of all) {
      if (pattern.includes('/')) fault(`"${pattern}" holds a slash; write a glob of file names, such as *.md`);
      // A glob that negates would allow everything else.
      else if (/^!|[()\\]/.test(pattern)) fault(`"${pattern}": write a glob with *, ?, [] and {} alone, such as *.md`);
    }
    return all;
  }),
);

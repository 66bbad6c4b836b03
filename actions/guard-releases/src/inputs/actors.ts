import { converting, lines } from '@iac/action-kit';
import * as z from 'zod/mini';

/** Somebody who may change what is protected. */
export type TrustedActor =
  | { readonly kind: 'app'; readonly slug: string }
  | { readonly kind: 'user'; readonly id: number }
  | { readonly kind: 'team'; readonly organization: string; readonly slug: string };

/** `app:SLUG`, `user:ID` or `team:ORGANIZATION/SLUG`, one a line. A login is refused: it can change hands. */
export const actors = z.pipe(
  lines,
  converting((all: string[], fault): TrustedActor[] =>
    all.flatMap((line) => {
      const actor = parseActor(line);
      if (actor === undefined)
        fault(`"${line}" names nobody; write app:SLUG, user:ID (a number) or team:ORGANIZATION/SLUG`);
      return actor ?? [];
    }),
  ),
);

function parseActor(line: string): TrustedActor | undefined {
  const { kind, id, slug, organization, team } =
    /^(?:(?<kind>app):(?<slug>[a-z0-9-]+)|user:(?<id>[1-9][0-9]{0,15})|team:(?<organization>[A-Za-z0-9-]+)\/(?<team>[\w.-]+))$/.exec(
      line,
    )?.groups ?? {};
  if (kind === 'app' && slug !== undefined) return { kind: 'app', slug };
  if (id !== undefined) return { kind: 'user', id: Number(id) };
  if (organization !== undefined && team !== undefined) return { kind: 'team', organization, slug: team };
  return undefined;
}

/** One release that one pusher shall land, in a file of its own. */
export interface Release {
  readonly name: string;
  readonly path: string;
  readonly image: string;
}

export interface Crowd {
  /** At the same time. */
  readonly pushers: number;
  /** Of each pusher, one after another. */
  readonly releases: number;
}

export const environment = 'staging';

/** What each pusher is to release. Every release of every round has another name, so that no two touch the same file. */
export function releasesOf({ pushers, releases }: Crowd, round: number): Release[][] {
  return Array.from({ length: pushers }, (_, pusher) =>
    Array.from({ length: releases }, (_, n) => releaseNamed(`bench-${round}-${pusher}-${n}`)),
  );
}

function releaseNamed(name: string): Release {
  return {
    name,
    path: `releases/${environment}/${name}.yaml`,
    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${name}:main-0a1b2c3d`,
  };
}

export function crowdLabel({ pushers, releases }: Crowd): string {
  return releases === 1 ? String(pushers) : `${pushers} x ${releases}`;
}

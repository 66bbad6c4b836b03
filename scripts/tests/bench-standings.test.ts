import { describe, expect, it } from '@jest/globals';
import { better, raceGoals, standingOf, type Standing } from '../bench/push-helmrelease/standings.ts';
import { releasesOf } from '../bench/push-helmrelease/releases.ts';

const standing = (label: string, wall: number, landed: number): Standing => ({
  label,
  wall,
  landed,
  asked: 8,
  requests: 40,
  attempts: 8,
});

describe('a crowd of pushers', () => {
  it('never writes the same file twice', () => {
    const paths = [0, 1].flatMap((round) => releasesOf({ pushers: 12, releases: 4 }, round).flat());
    expect(new Set(paths.map(({ path }) => path)).size).toBe(96);
  });

  it('has the median wall time of its rounds, and all that they landed', () => {
    const contest = { asked: 1, landed: 1, requests: 5, attempts: 2, complaint: undefined };
    const contests = [900, 100, 200].map((wall) => ({ ...contest, wall }));
    expect(standingOf('ours', contests)).toEqual({
      label: 'ours',
      wall: 200,
      asked: 3,
      landed: 3,
      requests: 15,
      attempts: 6,
    });
  });
});

describe('the better baseline', () => {
  it('is the one that lands more, however long it takes', () => {
    expect(better(standing('naive', 1, 1), standing('retrying', 9, 8)).label).toBe('retrying');
  });

  it('is the faster one where both land as many', () => {
    expect(better(standing('naive', 5, 8), standing('retrying', 4, 8)).label).toBe('retrying');
    expect(better(standing('naive', 3, 8), standing('retrying', 4, 8)).label).toBe('naive');
  });
});

describe('a race', () => {
  const race = { crowd: { pushers: 8, releases: 1 }, most: 0.5 };
  const baselines = [standing('naive', 1000, 1), standing('retrying', 8000, 8)] as const;

  it('is won by landing all in half of the time', () => {
    expect(raceGoals({ ...race, ours: standing('ours', 4000, 8), baselines }).map(({ met }) => met)).toEqual([
      true,
      true,
    ]);
  });

  it('is lost by losing a release, and by taking longer', () => {
    expect(raceGoals({ ...race, ours: standing('ours', 4100, 7), baselines }).map(({ met }) => met)).toEqual([
      false,
      false,
    ]);
  });
});

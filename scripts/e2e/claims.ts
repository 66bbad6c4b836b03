import { z } from 'zod';
import type { Claim } from './report.ts';

const test = z.object({
  ancestorTitles: z.array(z.string()),
  title: z.string(),
  status: z.string(),
  duration: z.number().nullish(),
});
const results = z.object({ testResults: z.array(z.object({ assertionResults: z.array(test) })) });

/** PURE: reads what `jest --json` writes. */
export function claimsIn(json: string): Claim[] {
  return results
    .parse(JSON.parse(json))
    .testResults.flatMap(({ assertionResults }) => assertionResults)
    .map(({ ancestorTitles, title, status, duration }) => ({
      part: ancestorTitles.find(isPart) ?? 'confirmed by no program named',
      claim: [...ancestorTitles.filter((ancestor) => !isPart(ancestor)), title].join(' '),
      outcome: status === 'passed' || status === 'failed' ? status : 'not run',
      seconds: (duration ?? 0) / 1000,
    }));
}

/** As tests/e2e/confirmed-by.ts begins its titles. */
function isPart(title: string): boolean {
  return title.startsWith('confirmed by ');
}

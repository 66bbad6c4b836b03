import type { Output } from '../service.ts';
import { matches } from './wildcard.ts';

/** What a registry scans, and when. */
export interface ScanningConfiguration {
  readonly scanType: 'BASIC' | 'ENHANCED';
  readonly rules: readonly ScanningRule[];
}

export interface ScanningRule {
  readonly scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN' | 'MANUAL';
  /** Wildcards of repository names. */
  readonly filters: readonly string[];
}

export function describeRules(rules: readonly ScanningRule[]): readonly Output[] {
  return rules.map(({ scanFrequency, filters }) => ({ scanFrequency, repositoryFilters: filters.map(describeFilter) }));
}

interface Scanned {
  readonly name: string;
  readonly scanOnPush: boolean;
}

/** How a repository is scanned: by the registry's rules that name it, else (basic scanning only) by its own setting. */
export function scanningOf({ name, scanOnPush }: Scanned, { scanType, rules }: ScanningConfiguration): Output {
  const applied = rules.flatMap(({ scanFrequency, filters }) =>
    filters.filter((filter) => matches(filter, name)).map((filter) => ({ scanFrequency, filter })),
  );
  const own = scanOnPush && scanType === 'BASIC' ? 'SCAN_ON_PUSH' : 'MANUAL';
  const scanFrequency = applied[0]?.scanFrequency ?? own;
  return {
    scanFrequency,
    scanOnPush: scanFrequency !== 'MANUAL',
    appliedScanFilters: applied.map(({ filter }) => describeFilter(filter)),
  };
}

function describeFilter(filter: string): Output {
  return { filter, filterType: 'WILDCARD' };
}

export interface Case {
  readonly label: string;
  readonly bundle: 'ours' | 'bare';
  /** The step's `with:`. */
  readonly inputs: (round: number) => Readonly<Record<string, string>>;
  /** Whether everything is there already, so that each run is the same no-op. */
  readonly settled: boolean;
}

const policies = {
  'lifecycle-policy': 'keep-last=50,untagged-days=14',
  'repository-policy': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'pull',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::210987654321:root' },
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      },
    ],
  }),
};

const apply = { mode: 'apply' };
const services = Array.from({ length: 20 }, (_, n) => `services/api-${n}`);

export const bare: Case = {
  label: 'bare bundle, one call',
  bundle: 'bare',
  inputs: () => ({ repositories: 'api' }),
  settled: true,
};
export const one = settled('1 repository exists', { repositories: 'api' });
export const twenty = settled('20 repositories exist', { repositories: services.join('\n') });
export const oneWithPolicies = settled('1 exists, with two policies', { repositories: 'worker', ...policies });
export const twentyWithPolicies = settled('20 exist, with two policies each', {
  repositories: services.map((name) => `${name}-policed`).join('\n'),
  ...policies,
});
const created = creating('1 is created', 'new', {});
const createdWithPolicies = creating('1 is created, with two policies', 'new-policed', policies);

export const cases: readonly Case[] = [
  bare,
  one,
  oneWithPolicies,
  created,
  createdWithPolicies,
  twenty,
  twentyWithPolicies,
];

function settled(label: string, inputs: Readonly<Record<string, string>>): Case {
  return { label, bundle: 'ours', inputs: () => ({ ...apply, ...inputs }), settled: true };
}

/** Another repository in every round. */
function creating(label: string, name: string, inputs: Readonly<Record<string, string>>): Case {
  const inputsOf = (round: number) => ({ ...apply, repositories: `${name}-${round}`, ...inputs });
  return { label, bundle: 'ours', inputs: inputsOf, settled: false };
}

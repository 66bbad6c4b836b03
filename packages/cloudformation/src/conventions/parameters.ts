import type { Template } from '../template/template.ts';
import type { Draft } from './draft.ts';

const environments = ['development', 'staging', 'production'];

/** Every template takes Environment; those of roles for service accounts (`irsa-*`) take OIDCProvider too. */
export function checkParameters(template: Template): Draft[] {
  return [...checkEnvironment(template), ...checkProvider(template)];
}

export function isRoleTemplate({ file }: Template): boolean {
  return /(^|\/)irsa-[^/]*$/.test(file);
}

function checkEnvironment({ parameters }: Template): Draft[] {
  const rule = 'environment-parameter' as const;
  const remedy = `Declare it as a String with AllowedValues: [${environments.join(', ')}].`;
  const environment = parameters.get('Environment');
  if (environment === undefined) {
    return [{ rule, problem: 'The template takes no parameter Environment.', remedy, path: ['Parameters'] }];
  }
  const path = ['Parameters', 'Environment'];
  if (environment.type !== 'String') {
    return [{ rule, problem: `Environment is a ${environment.type}.`, remedy, path: [...path, 'Type'] }];
  }
  const allowed = environment.allowedValues;
  if (allowed === undefined) return [{ rule, problem: 'Environment may be anything.', remedy, path }];
  const missing = environments.filter((name) => !allowed.includes(name));
  if (missing.length === 0) return [];
  const problem = `Environment may not be ${missing.join(' or ')}, so the template cannot be deployed there.`;
  return [{ rule, problem, remedy, path: [...path, 'AllowedValues'] }];
}

function checkProvider(template: Template): Draft[] {
  const provider = template.parameters.get('OIDCProvider');
  if (!isRoleTemplate(template) || provider?.type === 'String') return [];
  return [
    {
      rule: 'oidc-provider-parameter',
      problem:
        provider === undefined
          ? 'The template takes no parameter OIDCProvider.'
          : `OIDCProvider is a ${provider.type}.`,
      remedy: "Declare it as a String: it is filled in with the cluster's issuer, without https://.",
      path: provider === undefined ? ['Parameters'] : ['Parameters', 'OIDCProvider', 'Type'],
    },
  ];
}

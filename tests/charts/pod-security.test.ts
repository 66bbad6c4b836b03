import { describe, expect, it } from '@jest/globals';
import { podSecurityFaults } from './pod-security.ts';

const safe = {
  runAsNonRoot: true,
  runAsUser: 1000,
  runAsGroup: 1000,
  seccompProfile: { type: 'RuntimeDefault' },
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

describe('podSecurityFaults', () => {
  it('finds none in a pod that is as strict as can be', () => {
    expect(podSecurityFaults({ containers: [{ name: 'web', securityContext: safe }] })).toEqual([]);
  });

  it('names everything that a pod without any context leaves open, in each of its containers', () => {
    const faults = podSecurityFaults({
      initContainers: [{ name: 'first' }],
      containers: [{ name: 'web', securityContext: safe }],
    });
    expect(faults).toEqual(
      ['runAsNonRoot', 'runAsUser', 'runAsGroup', 'seccompProfile', 'allowPrivilegeEscalation', 'capabilities.drop']
        .concat('readOnlyRootFilesystem')
        .map((name) => `first: ${name}`),
    );
  });

  it.each([
    ['hostNetwork', { hostNetwork: true }, {}],
    ['volume disk', { volumes: [{ name: 'disk', hostPath: { path: '/' } }] }, {}],
    ['web: hostPort', {}, { ports: [{ hostPort: 80 }] }],
    ['web: privileged', {}, { securityContext: { ...safe, privileged: true } }],
    [
      'web: capabilities.add',
      {},
      { securityContext: { ...safe, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } },
    ],
    ['web: runAsUser', {}, { securityContext: { ...safe, runAsUser: 0 } }],
  ])('finds %s', (fault, spec, part) => {
    expect(podSecurityFaults({ ...spec, containers: [{ name: 'web', securityContext: safe, ...part }] })).toEqual([
      fault,
    ]);
  });
});

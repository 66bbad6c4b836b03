import type { RawInputs } from '@iac/action-kit';

/** As the runner hands over the defaults of action.yml. */
export const rawInputs: RawInputs = {
  protect: 'releases',
  allow: '*.md',
  'also-protect': '',
  'trusted-actors': '',
  comment: 'false',
  close: 'false',
  token: 't',
  mode: 'apply',
  deadline: '3m',
};

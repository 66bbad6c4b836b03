/** https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories */
export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

/** What `permission` says, which knows fewer words than `role_name`. */
export const permissionOf = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
} as const;

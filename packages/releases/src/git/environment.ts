/** Configuration that git is started with: it comes after the files of the machine and of the user, and so wins. */
export type Setting = readonly [key: string, value: string];

/**
 * What git and ssh get to see of this process's environment: what they need to run and to reach the network. The job's
 * tokens and inputs are not among it, nor what would change what git does (GIT_DIR, GIT_SSH_COMMAND, GIT_TRACE ...).
 */
const passed = new Set([
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'XDG_CONFIG_HOME',
    'LD_LIBRARY_PATH',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
  ],
  // The runner ends processes of a job that are left over by this name.
  'RUNNER_TRACKING_ID',
  ...['HTTPS_PROXY', 'https_proxy', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'],
  ...['GIT_EXEC_PATH', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM'],
  ...['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_SSL_CERT', 'GIT_SSL_KEY', 'GIT_SSL_CIPHER_LIST', 'GIT_SSL_VERSION'],
  ...['GIT_PROXY_SSL_CAINFO', 'GIT_PROXY_SSL_CERT', 'GIT_PROXY_SSL_KEY', 'GIT_HTTP_PROXY_AUTHMETHOD'],
]);

export function baseEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => passed.has(name))),
    // Texts are matched in git's own words, so no translation.
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // No missing object is fetched behind our back. Gits that do not know it are never made to miss one.
    GIT_NO_LAZY_FETCH: '1',
  };
}

/** Settings travel in the environment: unlike arguments they are not shown by `ps`, unlike files they do not stay. Needs git 2.31. */
export function withSettings(env: NodeJS.ProcessEnv, settings: readonly Setting[]): NodeJS.ProcessEnv {
  const numbered: NodeJS.ProcessEnv = { ...env, GIT_CONFIG_COUNT: String(settings.length) };
  for (const [index, [key, value]] of settings.entries()) {
    numbered[`GIT_CONFIG_KEY_${index}`] = key;
    numbered[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return numbered;
}

'use strict';
// The function behind all WordPress sites of a stack. CloudFormation calls it to prepare the database of a site, and
// Secrets Manager to rotate the secret of a site. It runs SQL through the RDS Data API, so it needs no network of its
// own. It creates and changes; it never drops anything.
const crypto = require('node:crypto');
const { RDSDataClient, ExecuteStatementCommand } = require('@aws-sdk/client-rds-data');
const {
  SecretsManagerClient,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} = require('@aws-sdk/client-secrets-manager');

const data = new RDSDataClient({});
const secrets = new SecretsManagerClient({});

// What WordPress, its updates and its plug-ins do in their own schema.
const PRIVILEGES =
  'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE TEMPORARY TABLES, LOCK TABLES';
const KEYS = ['auth_key', 'secure_auth_key', 'logged_in_key', 'nonce_key', 'auth_salt', 'secure_auth_salt',
  'logged_in_salt', 'nonce_salt'];
const CLONE = '_clone';
// The cluster is being made or wakes up from a pause, or the policy of this function has just changed.
const PASSING = ['DatabaseResumingException', 'DatabaseUnavailableException', 'HttpEndpointNotEnabledException',
  'ServiceUnavailableError', 'SecretsErrorException', 'AccessDeniedException', 'ForbiddenException'];
const RETRY_MILLIS = Number(process.env.RETRY_MILLIS ?? 5000);
const RESERVE_MILLIS = 20000;
// CloudFormation refuses an answer of more than 4096 bytes, and would wait for another one.
const LONGEST_REASON = 1000;

exports.handler = async (event, context) => (event.Step ? rotate(event, context) : deploy(event, context));

/** Answers CloudFormation, whatever happens: without an answer the deployment waits for an hour. */
async function deploy(event, context) {
  const site = event.ResourceProperties;
  const answer = {
    Status: 'SUCCESS',
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    PhysicalResourceId: event.PhysicalResourceId ?? `wordpress-site-${site.Schema}`,
  };
  try {
    // The data of a site that leaves the stack stays where it is.
    if (event.RequestType !== 'Delete') {
      await prepare(site, context);
    }
  } catch (error) {
    console.error(error.message);
    answer.Status = 'FAILED';
    answer.Reason = error.message.slice(0, LONGEST_REASON);
  }
  const body = JSON.stringify(answer);
  const response = await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!response.ok) {
    throw new Error(`CloudFormation refused the answer: HTTP ${response.status}`);
  }
}

/** Makes schema and user agree with the secret, and completes the secret with WordPress's keys and salts. */
async function prepare(site, context) {
  const values = await patiently(() => read(site.SecretArn, { VersionStage: 'AWSCURRENT' }), context);
  await ensureUser({ cluster: site.ClusterArn, admin: site.AdminSecretArn }, values, context);
  const missing = KEYS.filter((key) => !values[key]);
  if (missing.length > 0) {
    missing.forEach((key) => {
      values[key] = randomText();
    });
    await secrets.send(new PutSecretValueCommand({ SecretId: site.SecretArn, SecretString: JSON.stringify(values) }));
  }
}

/**
 * Rotates between two users, so that a pod with the former user's password stays connected until the rotation after.
 */
async function rotate({ SecretId, ClientRequestToken, Step }, context) {
  const secret = await secrets.send(new DescribeSecretCommand({ SecretId }));
  const stages = secret.VersionIdsToStages?.[ClientRequestToken];
  if (!stages) {
    throw new Error(`Secret ${SecretId} has no version ${ClientRequestToken}; start the rotation in Secrets Manager`);
  }
  if (stages.includes('AWSCURRENT')) {
    return;
  }
  const pending = { VersionId: ClientRequestToken, VersionStage: 'AWSPENDING' };
  switch (Step) {
    case 'createSecret':
      return createPending(SecretId, pending);
    case 'setSecret':
      return setPending(await read(SecretId, { VersionStage: 'AWSCURRENT' }), await read(SecretId, pending), context);
    case 'testSecret':
      return testPending(secret, await read(SecretId, pending), ClientRequestToken, context);
    case 'finishSecret':
      return finish(secret, ClientRequestToken);
    default:
      throw new Error(`Step ${Step} is not a step of a rotation`);
  }
}

async function createPending(secretArn, pending) {
  const current = await read(secretArn, { VersionStage: 'AWSCURRENT' });
  try {
    await read(secretArn, pending);
    return;
  } catch (error) {
    if (error.name !== 'ResourceNotFoundException') {
      throw error;
    }
  }
  const name = current.username;
  const username = name.endsWith(CLONE) ? name.slice(0, -CLONE.length) : name + CLONE;
  await secrets.send(
    new PutSecretValueCommand({
      SecretId: secretArn,
      ClientRequestToken: pending.VersionId,
      SecretString: JSON.stringify({ ...current, username, password: randomText() }),
      VersionStages: ['AWSPENDING'],
    }),
  );
}

async function setPending(current, values, context) {
  if (values.username === current.username) {
    throw new Error(`User ${values.username} is in use; its password is not changed`);
  }
  await ensureUser(databaseOf(values, context), values, context);
}

/** The Data API logs in with the current version of a secret only, so the pending values are tried by another secret. */
async function testPending(secret, values, token, context) {
  const Name = process.env.TEST_SECRET_PREFIX + token;
  const SecretString = JSON.stringify({ username: values.username, password: values.password });
  try {
    await secrets.send(new CreateSecretCommand({ Name, KmsKeyId: secret.KmsKeyId, SecretString }));
  } catch (error) {
    // Left behind by an attempt that was cut off.
    if (error.name !== 'ResourceExistsException') {
      throw error;
    }
    await secrets.send(new PutSecretValueCommand({ SecretId: Name, SecretString }));
  }
  try {
    const { cluster } = databaseOf(values, context);
    await run({ cluster, admin: Name }, 'SELECT 1', context, { database: values.dbname });
  } finally {
    await secrets.send(new DeleteSecretCommand({ SecretId: Name, ForceDeleteWithoutRecovery: true }));
  }
}

async function finish(secret, token) {
  const [current] = Object.entries(secret.VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'));
  await secrets.send(
    new UpdateSecretVersionStageCommand({
      SecretId: secret.ARN,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: token,
      RemoveFromVersionId: current,
    }),
  );
}

/** Makes the schema unless it is there, and the user, with the password of the secret and rights on that schema alone. */
async function ensureUser(database, { username, password, dbname }, context) {
  if (!/^[A-Za-z0-9]{16,}$/.test(password)) {
    throw new Error('The password in the secret is not made of 16 or more letters and digits; rotate the secret');
  }
  // In a GRANT, an underscore stands for any character: without the backslash, a_b would reach axb too.
  const granted = dbname.replace(/[_%]/g, '\\$&');
  const account = `${text(username)}@'%'`;
  try {
    const [[administrator]] = await run(database, 'SELECT CURRENT_USER()', context);
    if (administrator.split('@')[0].toLowerCase() === username.toLowerCase()) {
      throw new Error(`User ${username} is the administrator of the cluster; give the site a user of its own`);
    }
    const others = await run(
      database,
      `SELECT CONCAT('schema ', table_schema) FROM information_schema.schema_privileges`
        + ` WHERE grantee = ${text(account)} AND table_schema NOT IN (${text(dbname)}, ${text(granted)})`
        + ` UNION SELECT CONCAT('schema ', table_schema) FROM information_schema.table_privileges`
        + ` WHERE grantee = ${text(account)} AND table_schema <> ${text(dbname)}`
        + ` UNION SELECT 'every schema' FROM information_schema.user_privileges`
        + ` WHERE grantee = ${text(account)} AND privilege_type <> 'USAGE'`,
      context,
    );
    if (others.length > 0) {
      throw new Error(`User ${username} has rights on ${others[0][0]}; give the site a user of its own`);
    }
    await run(database, `CREATE DATABASE IF NOT EXISTS ${identifier(dbname)}`, context);
    const login = `USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}' REQUIRE SSL`;
    await run(database, `CREATE ${login}`, context);
    await run(database, `ALTER ${login.replace('IF NOT EXISTS ', '')}`, context);
    await run(database, `GRANT ${PRIVILEGES} ON ${identifier(granted)}.* TO ${account}`, context);
  } catch (error) {
    // The database quotes the statement that it refuses.
    error.message = error.message.replaceAll(password, '(password)');
    throw error;
  }
}

/** Runs a statement as the user of a secret. */
async function run({ cluster, admin }, sql, context, options = {}) {
  const statement = { resourceArn: cluster, secretArn: admin, sql, continueAfterTimeout: true, ...options };
  const { records = [] } = await patiently(() => data.send(new ExecuteStatementCommand(statement)), context);
  return records.map((record) => record.map((field) => field.stringValue));
}

/** Tries a call again while its failure may pass, until little of the function's time is left. */
async function patiently(call, context) {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!mayPass(error) || context.getRemainingTimeInMillis() < RESERVE_MILLIS) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

/** The Data API says in one of two ways that it is not enabled yet. */
function mayPass({ name, message }) {
  return PASSING.includes(name) || message.includes('HttpEndpoint is not enabled');
}

/** The cluster stands in the region and account of this function. */
function databaseOf(values, context) {
  const [, partition, , region, account] = context.invokedFunctionArn.split(':');
  return {
    cluster: `arn:${partition}:rds:${region}:${account}:cluster:${values.dbClusterIdentifier}`,
    admin: values.masterarn,
  };
}

async function read(SecretId, version) {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId, ...version }));
  return JSON.parse(SecretString);
}

function randomText() {
  return crypto.randomBytes(32).toString('hex');
}

function text(value) {
  return `'${value.replace(/['\\]/g, '\\$&')}'`;
}

function identifier(value) {
  return `\`${value.replaceAll('`', '``')}\``;
}

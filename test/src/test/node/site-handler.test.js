'use strict';
// Run by SiteHandlerTest, which sets NODE_PATH to the folder `sdk` and SITE_HANDLER to the handler's file.
const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, beforeEach, describe, test } = require('node:test');
const { SecretsManager, failure, rotate } = require('./secrets-manager');

process.env.RETRY_MILLIS = '1';
process.env.TEST_SECRET_PREFIX = 'wordpress-site-test/stack/';
const { handler } = require(process.env.SITE_HANDLER);

const CLUSTER = 'arn:aws:rds:eu-west-1:123456789012:cluster:blogs-aurora';
const ADMIN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:admin-AbCdEf';
const PASSWORD = 'x'.repeat(32);
const context = {
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:sites',
  getRemainingTimeInMillis: () => 60000,
};

let secretsManager;
let statements;
let database;
let server;
let answers;
let siteSecret;

before(async () => {
  // CloudFormation's side of a custom resource: a URL that takes one answer.
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      answers.push({ method: request.method, body: JSON.parse(body) });
      response.statusCode = request.url === '/refused' ? 403 : 200;
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
});

after(() => server.close());

beforeEach(() => {
  secretsManager = globalThis.secretsManager = new SecretsManager();
  siteSecret = secretsManager.CreateSecret({
    Name: 'shop',
    KmsKeyId: 'key-1',
    SecretString: JSON.stringify({
      engine: 'mysql', host: 'db.example', port: 3306, dbname: 'a_b', username: 'shop', password: PASSWORD,
      masterarn: ADMIN, dbClusterIdentifier: 'blogs-aurora',
    }),
  }).ARN;
  secretsManager.calls.length = 0;
  statements = [];
  answers = [];
  database = () => [];
  globalThis.dataApi = async (input) => {
    statements.push(input);
    const records = input.sql === 'SELECT CURRENT_USER()' ? [['wpadmin@%']] : database(input);
    return { records: records.map((row) => row.map((stringValue) => ({ stringValue }))) };
  };
});

function deployment(RequestType, overrides = {}) {
  return {
    RequestType,
    ResponseURL: `http://127.0.0.1:${server.address().port}/`,
    StackId: 'stack-1',
    RequestId: 'request-1',
    LogicalResourceId: 'ShopDatabase',
    ResourceProperties: { ClusterArn: CLUSTER, AdminSecretArn: ADMIN, SecretArn: siteSecret, Schema: 'a_b' },
    ...overrides,
  };
}

function current() {
  return JSON.parse(secretsManager.GetSecretValue({ SecretId: siteSecret }).SecretString);
}

function sql() {
  return statements.map((statement) => statement.sql);
}

describe('deployment', () => {
  test('makes schema and user with the rights that WordPress needs on that schema alone', async () => {
    await handler(deployment('Create'), context);

    assert.deepEqual(sql(), [
      'SELECT CURRENT_USER()',
      'SELECT CONCAT(\'schema \', table_schema) FROM information_schema.schema_privileges'
        + ' WHERE grantee = \'\\\'shop\\\'@\\\'%\\\'\' AND table_schema NOT IN (\'a_b\', \'a\\\\_b\')'
        + ' UNION SELECT CONCAT(\'schema \', table_schema) FROM information_schema.table_privileges'
        + ' WHERE grantee = \'\\\'shop\\\'@\\\'%\\\'\' AND table_schema <> \'a_b\''
        + ' UNION SELECT \'every schema\' FROM information_schema.user_privileges'
        + ' WHERE grantee = \'\\\'shop\\\'@\\\'%\\\'\' AND privilege_type <> \'USAGE\'',
      'CREATE DATABASE IF NOT EXISTS `a_b`',
      `CREATE USER IF NOT EXISTS 'shop'@'%' IDENTIFIED BY '${PASSWORD}' REQUIRE SSL`,
      `ALTER USER 'shop'@'%' IDENTIFIED BY '${PASSWORD}' REQUIRE SSL`,
      'GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE TEMPORARY TABLES,'
        + ' LOCK TABLES ON `a\\_b`.* TO \'shop\'@\'%\'',
    ]);
    assert.ok(statements.every(({ resourceArn, secretArn }) => resourceArn === CLUSTER && secretArn === ADMIN));
    assert.deepEqual(answers, [{
      method: 'PUT',
      body: {
        Status: 'SUCCESS',
        StackId: 'stack-1',
        RequestId: 'request-1',
        LogicalResourceId: 'ShopDatabase',
        PhysicalResourceId: 'wordpress-site-a_b',
      },
    }]);
  });

  test('adds eight different keys and salts to the secret, and leaves the rest of it', async () => {
    const before = current();
    await handler(deployment('Create'), context);

    const { auth_key, secure_auth_key, logged_in_key, nonce_key, auth_salt, secure_auth_salt, logged_in_salt, nonce_salt,
      ...rest } = current();
    const keys = [auth_key, secure_auth_key, logged_in_key, nonce_key, auth_salt, secure_auth_salt, logged_in_salt,
      nonce_salt];
    assert.deepEqual(rest, before);
    assert.equal(new Set(keys).size, 8);
    keys.forEach((key) => assert.match(key, /^[0-9a-f]{64}$/));
  });

  test('runs again without a change of the secret', async () => {
    await handler(deployment('Create'), context);
    const first = current();
    await handler(deployment('Update', { PhysicalResourceId: 'wordpress-site-a_b' }), context);

    assert.deepEqual(current(), first);
    assert.equal(answers[1].body.PhysicalResourceId, 'wordpress-site-a_b');
    assert.deepEqual(sql().slice(6), sql().slice(0, 6));
  });

  test('drops nothing when the site leaves the stack', async () => {
    await handler(deployment('Delete', { PhysicalResourceId: 'wordpress-site-a_b' }), context);

    assert.deepEqual(statements, []);
    assert.deepEqual(secretsManager.calls, []);
    assert.equal(answers[0].body.Status, 'SUCCESS');
  });

  test('refuses to take over the administrator', async () => {
    const input = globalThis.dataApi;
    globalThis.dataApi = async (statement) =>
      statement.sql === 'SELECT CURRENT_USER()' ? { records: [[{ stringValue: 'Shop@%' }]] } : input(statement);
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Status, 'FAILED');
    assert.equal(answers[0].body.Reason,
      'User shop is the administrator of the cluster; give the site a user of its own');
    assert.deepEqual(statements, []);
  });

  test('refuses a user that has rights on another schema', async () => {
    database = ({ sql }) => (sql.includes('schema_privileges') ? [['schema blog']] : []);
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Reason, 'User shop has rights on schema blog; give the site a user of its own');
    assert.equal(statements.length, 2);
  });

  test('tells CloudFormation no more than it reads', async () => {
    const text = `You have an error in your SQL syntax near ${'y'.repeat(5000)}`;
    database = ({ sql }) => {
      if (sql.startsWith('CREATE DATABASE')) {
        throw failure('DatabaseErrorException', text);
      }
      return [];
    };
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Status, 'FAILED');
    assert.equal(answers[0].body.Reason, text.slice(0, 1000));
  });

  test('waits for a cluster that wakes up', async () => {
    let sleeping = 3;
    const awake = globalThis.dataApi;
    globalThis.dataApi = async (input) => {
      if (sleeping-- > 0) {
        throw sleeping % 2 === 0
          ? failure('DatabaseResumingException', 'The Aurora DB instance is resuming.')
          : failure('BadRequestException', `HttpEndpoint is not enabled for resource ${CLUSTER}`);
      }
      return awake(input);
    };
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Status, 'SUCCESS');
    assert.equal(statements.length, 6);
  });

  test('waits for its own policy to take effect', async () => {
    let denied = 2;
    const call = secretsManager.call.bind(secretsManager);
    secretsManager.call = async (...request) => {
      if (denied-- > 0) {
        throw failure('AccessDeniedException', 'not authorized to perform secretsmanager:GetSecretValue');
      }
      return call(...request);
    };
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Status, 'SUCCESS');
  });

  test('answers before its time is over, if the cluster never wakes up', async () => {
    globalThis.dataApi = async () => {
      throw failure('DatabaseResumingException', 'The Aurora DB instance is resuming.');
    };
    await handler(deployment('Create'), { ...context, getRemainingTimeInMillis: () => 19999 });

    assert.equal(answers[0].body.Reason, 'The Aurora DB instance is resuming.');
  });

  test('never repeats the password that the database quotes', async () => {
    database = ({ sql }) => {
      if (sql.startsWith('CREATE USER')) {
        throw failure('DatabaseErrorException', `You have an error near '${PASSWORD}'`);
      }
      return [];
    };
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Reason, 'You have an error near \'(password)\'');
  });

  test('refuses a password that could end its own quotes', async () => {
    secretsManager.PutSecretValue({
      SecretId: siteSecret,
      SecretString: JSON.stringify({ ...current(), password: 'long enough, but\' OR' }),
    });
    await handler(deployment('Create'), context);

    assert.equal(answers[0].body.Reason,
      'The password in the secret is not made of 16 or more letters and digits; rotate the secret');
    assert.deepEqual(statements, []);
  });

  test('fails aloud if CloudFormation does not take the answer', async () => {
    const event = deployment('Delete');
    await assert.rejects(handler({ ...event, ResponseURL: `${event.ResponseURL}refused` }, context),
      { message: 'CloudFormation refused the answer: HTTP 403' });
  });
});

describe('rotation', () => {
  test('alternates between two users, so that the former password works until the next rotation', async () => {
    await rotate(secretsManager, siteSecret, handler, context);
    const second = current();
    assert.equal(second.username, 'shop_clone');
    assert.notEqual(second.password, PASSWORD);
    assert.ok(sql().every((statement) => !statement.includes('\'shop\'@')));

    statements.length = 0;
    await rotate(secretsManager, siteSecret, handler, context);
    assert.equal(current().username, 'shop');
    assert.ok(sql().every((statement) => !statement.includes('\'shop_clone\'@')));
  });

  test('keeps everything else of the secret', async () => {
    await handler(deployment('Create'), context);
    const { username, password, ...before } = current();
    await rotate(secretsManager, siteSecret, handler, context);
    const { username: otherName, password: otherPassword, ...rest } = current();

    assert.deepEqual(rest, before);
  });

  test('tries the pending password by a secret that lives as long as the test', async () => {
    const names = [];
    const all = globalThis.dataApi;
    globalThis.dataApi = async (input) => {
      if (input.sql === 'SELECT 1') {
        names.push(...secretsManager.names());
        const tried = JSON.parse(secretsManager.GetSecretValue({ SecretId: input.secretArn }).SecretString);
        assert.equal(tried.username, 'shop_clone');
        assert.match(tried.password, /^[0-9a-f]{64}$/);
        assert.equal(secretsManager.DescribeSecret({ SecretId: input.secretArn }).KmsKeyId, 'key-1');
        assert.equal(input.database, 'a_b');
      }
      return all(input);
    };
    const token = await rotate(secretsManager, siteSecret, handler, context);

    assert.deepEqual(names, ['shop', `wordpress-site-test/stack/${token}`]);
    assert.deepEqual(secretsManager.names(), ['shop']);
  });

  test('keeps the current password if the pending one does not work, and leaves no secret behind', async () => {
    database = ({ sql }) => {
      if (sql === 'SELECT 1') {
        throw failure('DatabaseErrorException', 'Access denied');
      }
      return [];
    };
    await assert.rejects(rotate(secretsManager, siteSecret, handler, context), { message: 'Access denied' });

    assert.equal(current().username, 'shop');
    assert.deepEqual(secretsManager.names(), ['shop']);
  });

  test('repeats each step without harm', async () => {
    const token = secretsManager.startRotation(siteSecret);
    for (const Step of ['createSecret', 'createSecret', 'setSecret', 'setSecret', 'testSecret', 'testSecret',
      'finishSecret', 'finishSecret', 'createSecret', 'setSecret']) {
      await handler({ SecretId: siteSecret, ClientRequestToken: token, Step }, context);
    }

    assert.equal(secretsManager.GetSecretValue({ SecretId: siteSecret }).VersionId, token);
    assert.equal(current().username, 'shop_clone');
  });

  test('uses a test secret that an earlier attempt left behind', async () => {
    const token = secretsManager.startRotation(siteSecret);
    secretsManager.CreateSecret({ Name: `wordpress-site-test/stack/${token}`, SecretString: '{}' });
    await rotate(secretsManager, siteSecret, handler, context, token);

    assert.equal(current().username, 'shop_clone');
    assert.deepEqual(secretsManager.names(), ['shop']);
  });

  test('does not touch the password in use', async () => {
    const token = secretsManager.startRotation(siteSecret);
    secretsManager.PutSecretValue({
      SecretId: siteSecret,
      ClientRequestToken: token,
      SecretString: JSON.stringify({ ...current(), password: 'y'.repeat(32) }),
      VersionStages: ['AWSPENDING'],
    });
    await assert.rejects(handler({ SecretId: siteSecret, ClientRequestToken: token, Step: 'setSecret' }, context),
      { message: 'User shop is in use; its password is not changed' });
    assert.deepEqual(statements, []);
  });

  test('refuses a version that Secrets Manager did not start', async () => {
    await assert.rejects(handler({ SecretId: siteSecret, ClientRequestToken: 'no', Step: 'createSecret' }, context),
      { message: `Secret ${siteSecret} has no version no; start the rotation in Secrets Manager` });
  });

  test('refuses a step that it does not know', async () => {
    const token = secretsManager.startRotation(siteSecret);
    await assert.rejects(handler({ SecretId: siteSecret, ClientRequestToken: token, Step: 'cancel' }, context),
      { message: 'Step cancel is not a step of a rotation' });
  });

  test('reaches the cluster and the administrator that the secret names', async () => {
    await rotate(secretsManager, siteSecret, handler, context);

    assert.ok(statements.every(({ resourceArn }) => resourceArn === CLUSTER));
    assert.deepEqual([...new Set(statements.map(({ secretArn }) => secretArn))].slice(0, 1), [ADMIN]);
  });
});

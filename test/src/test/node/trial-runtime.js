'use strict';
// Runs the handler of a template for WordPressTrialTest: reads one request a line, writes one answer a line. Secrets
// Manager is in memory; the Data API logs in to the MariaDB server of the trial with the current version of a secret.
const http = require('node:http');
const readline = require('node:readline');
const { execFile } = require('node:child_process');
const { SecretsManager, failure, rotate } = require('./secrets-manager');

const { SITE_HANDLER, MARIADB_PORT, MARIADB_CA } = process.env;
const secretsManager = globalThis.secretsManager = new SecretsManager();
const context = {
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:sites',
  getRemainingTimeInMillis: () => 60000,
};
let statements = 0;

globalThis.dataApi = ({ secretArn, sql, database }) => {
  statements += 1;
  const { username, password } = JSON.parse(secretsManager.GetSecretValue({ SecretId: secretArn }).SecretString);
  const login = ['--no-defaults', '--protocol=tcp', '--host=127.0.0.1', `--port=${MARIADB_PORT}`, `--user=${username}`,
    `--ssl-ca=${MARIADB_CA}`, '--ssl-verify-server-cert', '--batch', '--skip-column-names'];
  return new Promise((resolve, reject) => {
    const client = execFile('mariadb', database ? [...login, database] : login,
      { env: { ...process.env, MYSQL_PWD: password } },
      (error, stdout, stderr) => {
        if (error) {
          reject(failure('DatabaseErrorException', stderr.trim()));
          return;
        }
        const rows = stdout.split('\n').filter((line) => line !== '');
        resolve({ records: rows.map((row) => row.split('\t').map((stringValue) => ({ stringValue }))) });
      });
    client.stdin.end(sql);
  });
};

const { handler } = require(SITE_HANDLER);

/** Sends the event of a custom resource, and returns what CloudFormation is told. */
function deploy({ requestType, properties }) {
  return new Promise((resolve, reject) => {
    const server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => { body += chunk; });
      request.on('end', () => {
        response.end();
        server.close();
        resolve(JSON.parse(body));
      });
    });
    server.listen(0, '127.0.0.1', () => {
      handler({
        RequestType: requestType,
        ResponseURL: `http://127.0.0.1:${server.address().port}/`,
        StackId: 'trial',
        RequestId: 'trial',
        LogicalResourceId: 'trial',
        ResourceProperties: properties,
      }, context).catch(reject);
    });
  });
}

const operations = {
  createSecret: ({ name, value }) => secretsManager.CreateSecret({ Name: name, SecretString: JSON.stringify(value) }).ARN,
  readSecret: ({ arn }) => JSON.parse(secretsManager.GetSecretValue({ SecretId: arn }).SecretString),
  secretNames: () => secretsManager.names(),
  statements: () => statements,
  deploy,
  rotate: ({ arn }) => rotate(secretsManager, arn, handler, context),
};

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const { operation, ...input } = JSON.parse(line);
  let answer;
  try {
    answer = { result: await operations[operation](input) };
  } catch (error) {
    answer = { error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});

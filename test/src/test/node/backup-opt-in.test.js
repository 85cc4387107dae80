'use strict';
// Run by AuroraBackupOptInHandlerTest, which sets NODE_PATH to the folder `sdk` and OPT_IN_HANDLER to the handler's file.
const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, beforeEach, test } = require('node:test');

let server;
let base;
let settings;
let refusal;
let updates;
let answers;

before(async () => {
  // AWS Backup and CloudFormation's side of a custom resource in one.
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      if (request.url === '/answer' || request.url === '/refused') {
        answers.push(JSON.parse(body));
        response.statusCode = request.url === '/refused' ? 403 : 200;
        response.end();
      } else if (request.method === 'GET') {
        response.end(JSON.stringify({ ResourceTypeOptInPreference: settings }));
      } else {
        updates.push(JSON.parse(body));
        response.statusCode = refusal ? 400 : 200;
        response.end(refusal ? JSON.stringify({ Message: refusal }) : '');
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
  process.env.AWS_ENDPOINT_URL = base;
});

after(() => server.close());

beforeEach(() => {
  settings = { Aurora: false, EFS: true, S3: false };
  refusal = null;
  updates = [];
  answers = [];
});

async function deploy(RequestType, overrides = {}) {
  const { handler } = require(process.env.OPT_IN_HANDLER);
  await handler({
    RequestType,
    ResponseURL: `${base}/answer`,
    StackId: 'stack-1',
    RequestId: 'request-1',
    LogicalResourceId: 'OptIn',
    ResourceProperties: { ResourceTypes: ['Aurora', 'EFS'] },
    ...overrides,
  });
}

test('sends only what is meant and missing', async () => {
  await deploy('Create');

  assert.deepEqual(updates, [{ ResourceTypeOptInPreference: { Aurora: true } }]);
  assert.deepEqual(answers, [{
    Status: 'SUCCESS',
    StackId: 'stack-1',
    RequestId: 'request-1',
    LogicalResourceId: 'OptIn',
    PhysicalResourceId: 'aws-backup-opt-in',
  }]);
});

test('sends a type that the region does not list yet', async () => {
  settings = undefined;

  await deploy('Create');

  assert.deepEqual(updates, [{ ResourceTypeOptInPreference: { Aurora: true, EFS: true } }]);
});

test('sends nothing where the account has opted in', async () => {
  settings = { Aurora: true, EFS: true };

  await deploy('Update', { PhysicalResourceId: 'aws-backup-opt-in' });

  assert.deepEqual(updates, []);
  assert.equal(answers[0].Status, 'SUCCESS');
});

test('changes nothing when the resource is deleted', async () => {
  await deploy('Delete', { PhysicalResourceId: 'aws-backup-opt-in' });

  assert.deepEqual(updates, []);
  assert.equal(answers[0].Status, 'SUCCESS');
  assert.equal(answers[0].PhysicalResourceId, 'aws-backup-opt-in');
});

test('reports why AWS Backup refuses', async () => {
  refusal = 'Invalid resource type: Aurora';

  await deploy('Create');

  assert.equal(answers[0].Status, 'FAILED');
  assert.equal(answers[0].Reason, 'Invalid resource type: Aurora');
});

test('fails if CloudFormation refuses the answer', async () => {
  await assert.rejects(deploy('Create', { ResponseURL: `${base}/refused` }), {
    message: 'CloudFormation refused the answer: HTTP 403',
  });
});

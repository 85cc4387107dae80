'use strict';
// Runs the deployed function of the sites against the emulator that AWS_ENDPOINT_URL names, for SitesRehearsalTest: one
// event of CloudFormation with the properties of EVENT. Prints what CloudFormation is told, and the SQL that was sent.
const http = require('node:http');

const { AWS_ENDPOINT_URL, AWS_REGION, SITE_HANDLER, EVENT } = process.env;
const statements = [];

async function call(service, path, headers, input) {
  const response = await fetch(AWS_ENDPOINT_URL + path, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: {
      ...headers,
      // An emulator finds service and region in the signature.
      authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/${AWS_REGION}/${service}/aws4_request, `
        + 'SignedHeaders=host, Signature=0',
    },
  });
  const answer = JSON.parse((await response.text()) || '{}');
  if (!response.ok) {
    const error = new Error(answer.message ?? answer.Message ?? `HTTP ${response.status}`);
    error.name = answer.__type ?? 'Error';
    throw error;
  }
  return answer;
}

globalThis.secretsManager = {
  call: (operation, input) => call('secretsmanager', '/',
    { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${operation}` }, input),
};
globalThis.dataApi = (input) => {
  statements.push(input.sql);
  return call('rds-data', '/Execute', { 'content-type': 'application/json' }, input);
};

const { handler } = require(SITE_HANDLER);

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => {
    response.end();
    server.close();
    process.stdout.write(JSON.stringify({ answer: JSON.parse(body), statements }));
  });
});
server.listen(0, '127.0.0.1', () => {
  handler({
    RequestType: 'Create',
    ResponseURL: `http://127.0.0.1:${server.address().port}/`,
    StackId: 'rehearsal',
    RequestId: 'rehearsal',
    LogicalResourceId: 'rehearsal',
    ResourceProperties: JSON.parse(EVENT),
  }, { getRemainingTimeInMillis: () => 30000 });
});

'use strict';
// Stands for the AWS SDK of the Lambda runtime: sends the two calls of the opt-in to AWS_ENDPOINT_URL, as the SDK does.
class Command {
  constructor(input) {
    this.input = input;
  }
}

exports.DescribeRegionSettingsCommand = class extends Command {
  method = 'GET';
};

exports.UpdateRegionSettingsCommand = class extends Command {
  method = 'PUT';
};

exports.BackupClient = class {
  async send({ method, input }) {
    const response = await fetch(`${process.env.AWS_ENDPOINT_URL}/account-settings`, {
      method,
      body: method === 'PUT' ? JSON.stringify(input) : undefined,
      headers: {
        'content-type': 'application/json',
        // An emulator finds service and region in the signature.
        authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/${process.env.AWS_REGION}/backup/aws4_request, `
          + 'SignedHeaders=host, Signature=0',
      },
    });
    const answer = JSON.parse((await response.text()) || '{}');
    if (!response.ok) {
      throw new Error(answer.Message ?? answer.message ?? `HTTP ${response.status}`);
    }
    return answer;
  }
};

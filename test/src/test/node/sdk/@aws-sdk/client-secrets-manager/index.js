'use strict';
// Stands for the AWS SDK of the Lambda runtime: hands each call to the object `globalThis.secretsManager`.
class Command {
  constructor(input) {
    this.input = input;
  }
}

for (const operation of ['CreateSecret', 'DeleteSecret', 'DescribeSecret', 'GetSecretValue', 'PutSecretValue',
  'UpdateSecretVersionStage']) {
  exports[`${operation}Command`] = { [operation]: class extends Command {} }[operation];
}

exports.SecretsManagerClient = class {
  async send(command) {
    return globalThis.secretsManager.call(command.constructor.name, command.input);
  }
};

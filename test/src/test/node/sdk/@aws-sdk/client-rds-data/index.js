'use strict';
// Stands for the AWS SDK of the Lambda runtime: hands each statement to the function `globalThis.dataApi`.
exports.ExecuteStatementCommand = class {
  constructor(input) {
    this.input = input;
  }
};

exports.RDSDataClient = class {
  async send(command) {
    return globalThis.dataApi(command.input);
  }
};

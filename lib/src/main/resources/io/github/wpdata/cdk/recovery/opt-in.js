'use strict';
// Opts the account in to AWS Backup for some resource types, in one region. CloudFormation has no resource for that.
// The setting belongs to the account, so deleting the resource leaves it as it is.
const { BackupClient, DescribeRegionSettingsCommand, UpdateRegionSettingsCommand } = require('@aws-sdk/client-backup');

const backup = new BackupClient({});

/** Answers CloudFormation, whatever happens: without an answer the deployment waits for an hour. */
exports.handler = async (event) => {
  const answer = {
    Status: 'SUCCESS',
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    PhysicalResourceId: event.PhysicalResourceId ?? 'aws-backup-opt-in',
  };
  try {
    if (event.RequestType !== 'Delete') {
      await optIn(event.ResourceProperties.ResourceTypes);
    }
  } catch (error) {
    console.error(error.message);
    answer.Status = 'FAILED';
    answer.Reason = error.message;
  }
  const body = JSON.stringify(answer);
  const response = await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!response.ok) {
    throw new Error(`CloudFormation refused the answer: HTTP ${response.status}`);
  }
};

/** Sends only types that are meant and not opted in: a region refuses names of services that it does not have. */
async function optIn(types) {
  const settings = await backup.send(new DescribeRegionSettingsCommand({}));
  const missing = types.filter((type) => settings.ResourceTypeOptInPreference?.[type] !== true);
  if (missing.length > 0) {
    const preference = Object.fromEntries(missing.map((type) => [type, true]));
    await backup.send(new UpdateRegionSettingsCommand({ ResourceTypeOptInPreference: preference }));
  }
  console.log(missing.length > 0 ? `Opted in to ${missing.join(', ')}` : `Already opted in to ${types.join(', ')}`);
}

'use strict';
const crypto = require('node:crypto');

/** Secrets Manager in memory: versions and their stages, as far as a rotation uses them. */
class SecretsManager {
  #secrets = new Map();
  calls = [];

  async call(operation, input) {
    this.calls.push([operation, input]);
    return this[operation](input);
  }

  CreateSecret({ Name, SecretString, KmsKeyId }) {
    if (this.#secrets.has(Name)) {
      throw failure('ResourceExistsException', `The operation failed because the secret ${Name} already exists.`);
    }
    const ARN = `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${Name}-AbCdEf`;
    this.#secrets.set(Name, { ARN, Name, KmsKeyId, versions: new Map() });
    this.PutSecretValue({ SecretId: Name, SecretString });
    return { ARN, Name };
  }

  PutSecretValue({ SecretId, SecretString, ClientRequestToken = crypto.randomUUID(), VersionStages = ['AWSCURRENT'] }) {
    const { versions } = this.#find(SecretId);
    const version = versions.get(ClientRequestToken) ?? { stages: new Set() };
    if (version.value !== undefined && version.value !== SecretString) {
      throw failure('ResourceExistsException', 'You can\'t modify an existing version.');
    }
    version.value = SecretString;
    versions.set(ClientRequestToken, version);
    VersionStages.forEach((stage) => move(versions, stage, ClientRequestToken));
    return { VersionId: ClientRequestToken };
  }

  GetSecretValue({ SecretId, VersionId, VersionStage = 'AWSCURRENT' }) {
    const { versions } = this.#find(SecretId);
    const found = [...versions].find(
      ([id, version]) => (VersionId === undefined || id === VersionId) && version.stages.has(VersionStage),
    );
    if (found?.[1].value === undefined) {
      throw failure('ResourceNotFoundException', 'Secrets Manager can\'t find the specified secret value.');
    }
    return { VersionId: found[0], SecretString: found[1].value };
  }

  DescribeSecret({ SecretId }) {
    const { ARN, Name, KmsKeyId, versions } = this.#find(SecretId);
    const VersionIdsToStages = Object.fromEntries([...versions].map(([id, { stages }]) => [id, [...stages]]));
    return { ARN, Name, KmsKeyId, VersionIdsToStages };
  }

  UpdateSecretVersionStage({ SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId }) {
    const { versions } = this.#find(SecretId);
    if (!versions.get(RemoveFromVersionId)?.stages.has(VersionStage)) {
      throw failure('InvalidParameterException', `${VersionStage} is not attached to ${RemoveFromVersionId}.`);
    }
    move(versions, VersionStage, MoveToVersionId);
    return {};
  }

  DeleteSecret({ SecretId }) {
    this.#secrets.delete(this.#find(SecretId).Name);
    return {};
  }

  /** What RotateSecret does before it calls the function: a version without a value. */
  startRotation(SecretId) {
    const token = crypto.randomUUID();
    const { versions } = this.#find(SecretId);
    versions.set(token, { stages: new Set() });
    move(versions, 'AWSPENDING', token);
    return token;
  }

  names() {
    return [...this.#secrets.keys()];
  }

  #find(id) {
    const secret = [...this.#secrets.values()].find(({ ARN, Name }) => id === ARN || id === Name);
    if (!secret) {
      throw failure('ResourceNotFoundException', `Secrets Manager can't find the specified secret ${id}.`);
    }
    return secret;
  }
}

/** Moves a stage to a version; the version that was current becomes the previous one. */
function move(versions, stage, to) {
  for (const [id, { stages }] of versions) {
    if (id !== to && stages.delete(stage) && stage === 'AWSCURRENT') {
      move(versions, 'AWSPREVIOUS', id);
    }
  }
  versions.get(to).stages.add(stage);
}

function failure(name, message) {
  return Object.assign(new Error(message), { name });
}

/** Rotates as Secrets Manager does: it calls the function for each of the four steps. */
async function rotate(secretsManager, SecretId, handler, context, token = secretsManager.startRotation(SecretId)) {
  for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
    await handler({ SecretId, ClientRequestToken: token, Step }, context);
  }
  return token;
}

module.exports = { SecretsManager, failure, rotate };

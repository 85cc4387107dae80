package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import io.github.wpdata.cdk.internal.cdk.IdentityGrants.Permission;
import io.github.wpdata.cdk.internal.cdk.SecretGrants;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** The grants of a cluster. They write into the policy of the identity. */
final class AuroraGrants {
    private final Construct owner;
    private final IdentityGrants grants;
    private final DatabaseCluster cluster;
    private final IKey key;
    private final boolean iamAuthentication;
    private final AdminCredentials credentials;

    AuroraGrants(Construct owner, AuroraSettings<?> settings, DatabaseCluster cluster, IKey key) {
        this.owner = owner;
        this.grants = settings.shared().grants(owner);
        this.cluster = cluster;
        this.key = key;
        this.iamAuthentication = settings.iamAuthentication;
        this.credentials = settings.credentials;
    }

    Grant connect(IGrantable grantee, String databaseUser) {
        Problems problems = new Problems();
        problems.require(iamAuthentication, AuroraRules.GRANT_NEEDS_IAM, iamAuthentication);
        AuroraRules.GRANTED_USER.check(problems, databaseUser);
        problems.throwIfAny(() -> owner.getNode().getPath());
        String user = Stack.of(owner)
                .formatArn(ArnComponents.builder()
                        .service("rds-db")
                        .resource("dbuser")
                        .resourceName(cluster.getClusterResourceIdentifier() + "/" + databaseUser)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
        return grants.grant(
                "grantConnect", grantee, List.of(new Permission(List.of("rds-db:connect"), List.of(user), Map.of())));
    }

    Grant readAdminSecret(IGrantable grantee) {
        Problems problems = new Problems();
        ISecret secret = cluster.getSecret();
        problems.require(secret != null, AuroraRules.GRANT_NEEDS_SECRET, "a password");
        problems.throwIfAny(() -> owner.getNode().getPath());
        return SecretGrants.read(
                grants, "grantReadAdminSecret", grantee, credentials.secret(secret), credentials.secretKey(key));
    }
}

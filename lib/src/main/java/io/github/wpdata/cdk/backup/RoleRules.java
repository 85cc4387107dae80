package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;

/** The role that AWS Backup assumes: limits, messages and checks. */
final class RoleRules {
    static final String SERVICE = "backup.amazonaws.com";

    private static final Rule ACCOUNT = new Rule(
            "role",
            "",
            "a role of the plan's account",
            "belongs to another account than the plan (%s)",
            "pass a role of the plan's account, or leave it out to have one made",
            "AWS Backup API: CreateBackupSelection");
    private static final Rule ASSUMED = new Rule(
            "role",
            "",
            "a role that backup.amazonaws.com may assume",
            "cannot be assumed by backup.amazonaws.com, so every job would fail",
            "create the role with assumedBy(new ServicePrincipal(\"backup.amazonaws.com\"))",
            "AWS Backup Developer Guide: IAM service roles");

    private RoleRules() {}

    /** Checks a role. What an imported role trusts is not known. */
    static void check(Problems problems, IRole role, StackEnvironment home) {
        if (role instanceof Role && role.getNode().getDefaultChild() instanceof CfnRole resource) {
            Object trust = home.stack().resolve(resource.getAssumeRolePolicyDocument());
            if (!mayAssume(trust)) {
                problems.require(false, ASSUMED, role.getNode().getPath());
            }
        }
        String account = role.getEnv().getAccount();
        boolean known = !Tokens.isToken(account) && !Tokens.isToken(home.account());
        problems.require(!known || account.equals(home.account()), ACCOUNT, account, home.account());
    }

    /** Whether a trust policy names the service, as far as its text is known. */
    private static boolean mayAssume(Object trust) {
        if (!(trust instanceof Map<?, ?> document) || !(document.get("Statement") instanceof List<?> statements)) {
            return true;
        }
        return statements.stream().anyMatch(RoleRules::allows);
    }

    private static boolean allows(Object statement) {
        if (!(statement instanceof Map<?, ?> allowed) || !"Allow".equals(allowed.get("Effect"))) {
            return !(statement instanceof Map<?, ?>);
        }
        if (!(allowed.get("Principal") instanceof Map<?, ?> principals)) {
            return true;
        }
        Object services = principals.get("Service");
        Collection<?> all =
                services instanceof Collection<?> several ? several : List.of(services == null ? "" : services);
        return all.stream().anyMatch(service -> !(service instanceof String) || SERVICE.equals(service));
    }
}

package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Grants of a service to identities. A grant writes into the identity's policy only, never into the policy of a key or a
 * secret: the resource's stack then needs to know nothing of the identity.
 *
 * <p>The policy belongs to the identity's stack, which so depends on the service's stack. If the service's stack already
 * depends on the identity's stack, because its VPC or a client is there, that would be a cycle. The policy is then made in
 * the service's stack and attached to the role by name.
 */
public final class IdentityGrants {
    private static final String ID = "@wpdata/cdk:grantIncomplete";

    /**
     * What an identity is permitted.
     *
     * @param actions the actions
     * @param resources the ARNs of the resources
     * @param conditions the conditions; empty for none
     */
    public record Permission(
            List<String> actions, List<String> resources, Map<String, Map<String, String>> conditions) {}

    private final Construct owner;
    private final List<? extends @Nullable IConstruct> foundations;
    private final List<IConnectable> clients;

    /**
     * Starts without a grant, and without a call to JavaScript.
     *
     * @param owner the service's construct
     * @param foundations constructs that the service refers to, such as its VPC and its key
     * @param clients the clients whose security groups the service refers to
     */
    public IdentityGrants(
            Construct owner, List<? extends @Nullable IConstruct> foundations, List<IConnectable> clients) {
        this.owner = owner;
        // List.copyOf would refuse what is not set.
        this.foundations = Collections.unmodifiableList(new ArrayList<>(foundations));
        this.clients = List.copyOf(clients);
    }

    /**
     * The service's construct.
     *
     * @return the construct
     */
    public Construct owner() {
        return owner;
    }

    /**
     * Adds permissions to the policy of an identity. What cannot be added is reported by a warning, and the grant is then not
     * successful.
     *
     * @param method name of the grant's method, for messages
     * @param grantee the identity
     * @param permissions what it is permitted
     * @return the grant
     */
    public Grant grant(String method, IGrantable grantee, List<Permission> permissions) {
        IPrincipal principal = grantee.getGrantPrincipal();
        String account = principal.getPrincipalAccount();
        if (account != null && isOther(account, new StackEnvironment(owner).account())) {
            return refused(
                    method,
                    grantee,
                    permissions,
                    "the identity belongs to another account (" + account + ")",
                    "there, and allow that account in the policies of the resources");
        }
        IGrantable target = principal instanceof IRole role && isUpstream(role.getStack()) ? attached(role) : grantee;
        Grant grant = permissions.stream()
                .map(permission -> add(target, permission))
                .reduce(Grant::combine)
                .orElseThrow();
        if (!Boolean.TRUE.equals(grant.getSuccess())) {
            return refused(method, grantee, permissions, "it has no policy of its own", "on a role instead");
        }
        if (target == grantee && principal instanceof IRole role && !(role instanceof Role) && !hasPolicy(role)) {
            return refused(
                    method, grantee, permissions, "the role was imported as immutable", "in the policy of the role");
        }
        return grant;
    }

    private static Grant add(IGrantable grantee, Permission permission) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(permission.actions())
                .resourceArns(permission.resources())
                .conditions(permission.conditions().isEmpty() ? null : permission.conditions())
                .build());
    }

    private static boolean isOther(String account, String own) {
        return !Tokens.isToken(account) && !Tokens.isToken(own) && !account.equals(own);
    }

    /** CDK reports success for an immutable role too, although it adds nothing. */
    private static boolean hasPolicy(IRole role) {
        return role.getNode().findAll().stream().anyMatch(Policy.class::isInstance);
    }

    private boolean isUpstream(Stack stack) {
        Stack own = Stack.of(owner);
        return stack != own
                && (own.getDependencies().contains(stack)
                        || constructs().map(Stack::of).anyMatch(stack::equals));
    }

    private Stream<? extends IConstruct> constructs() {
        return Stream.concat(
                foundations.stream().filter(Objects::nonNull),
                clients.stream().flatMap(client -> client.getConnections().getSecurityGroups().stream()));
    }

    /** The same role as the service's stack knows it: by name, so that its policy is made there. */
    private IRole attached(IRole role) {
        String id = "Grants" + role.getNode().getAddr();
        return owner.getNode().tryFindChild(id) instanceof IRole present
                ? present
                : Role.fromRoleName(owner, id, role.getRoleName());
    }

    private Grant refused(
            String method, IGrantable grantee, List<Permission> permissions, String reason, String remedy) {
        String name =
                grantee instanceof IConstruct construct ? construct.getNode().getPath() : "the grantee";
        String actions = permissions.stream()
                .flatMap(permission -> permission.actions().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        new Warnings(owner)
                .add(
                        ID,
                        method + " (" + name + ") grants nothing, because " + reason + "; allow " + actions + " "
                                + remedy);
        return Grant.drop(grantee, method);
    }
}

package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.regex.Pattern;

/** The limits of Kubernetes, and what is said when one is broken. */
final class EfsManifestRules {
    static final Pattern LABEL_FORM = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    static final Pattern SUBDOMAIN_FORM =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    static final Pattern SIZE_FORM =
            Pattern.compile("(?=[0.]*[1-9])[0-9]{1,18}(\\.[0-9]{1,9})?([KMGTPE]i|[kMGTPE]|[eE][0-9]{1,2})?");

    static final Rule FILE_SYSTEM = new Rule(
            "fileSystem",
            "",
            "a file system",
            "is not a file system",
            "pass one to Builder.create(…)",
            "EFS CSI driver: static provisioning");
    static final Rule NAME = subdomain("name");
    static final Rule CLAIM_NAME = subdomain("claimName");
    static final Rule NAMESPACE = new Rule(
            "namespace",
            "",
            "1 to 63 lower-case letters, digits and hyphens, no hyphen at either end",
            "is not the name of a namespace",
            "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
            "Kubernetes: RFC 1123 labels");
    static final Rule STORAGE_SIZE = new Rule(
            "storageSize",
            "",
            "a positive quantity, in Ki, Mi, Gi, Ti, Pi, Ei, k, M, G, T, P, E, with an exponent, or in bytes",
            "is not a positive quantity of Kubernetes",
            "write it as in 10Gi",
            "Kubernetes: resource.Quantity");
    static final Rule ACCESS_POINT = new Rule(
            "accessPoint",
            "",
            "the name of an access point of the file system",
            "is no access point of the file system, so a persistent volume has nothing to mount",
            "create it with the file system's accessPoint(…) or createFixedAccessPoint(true), name another, or call "
                    + "dynamic()",
            "EFS CSI driver: static provisioning");

    private EfsManifestRules() {}

    private static Rule subdomain(String property) {
        return new Rule(
                property,
                "",
                "1 to 253 lower-case letters, digits, hyphens and dots, a letter or digit at either end of each part",
                "is not the name of a Kubernetes object",
                "use 1 to 253 lower-case letters, digits, hyphens and dots, with a letter or digit at either end of each "
                        + "part",
                "Kubernetes: RFC 1123 subdomains");
    }
}

package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An ARN with wildcards, as a backup selection may name resources. Partition, region and account are taken to fit: a
 * selection works in its own account and region only.
 *
 * @param service the service, such as {@code rds}
 * @param name what follows the account, such as {@code cluster:*}
 */
record ArnPattern(String service, String name) {

    /** A name that no pattern can mean, and only one that means all names can match. */
    private static final String ANY = "\0";

    private static final int PARTS = 6;

    /** How the ARNs of a type read: its service, the prefix of the id, and the property that may set the id. */
    private enum Kind {
        CLUSTER("rds", "cluster:", "DBClusterIdentifier"),
        INSTANCE("rds", "db:", "DBInstanceIdentifier"),
        FILE_SYSTEM("elasticfilesystem", "file-system/", "");

        private final String service;
        private final String prefix;
        private final String id;

        Kind(String service, String prefix, String id) {
            this.service = service;
            this.prefix = prefix;
            this.id = id;
        }

        static Kind of(Resource resource) {
            return switch (resource.type()) {
                case Types.DB_CLUSTER -> CLUSTER;
                case Types.DB_INSTANCE -> INSTANCE;
                default -> FILE_SYSTEM;
            };
        }
    }

    /** The pattern in a value, if it is text and pseudo parameters only. */
    static Optional<ArnPattern> of(TemplateValue value) {
        return text(value).map(arn -> {
            String[] parts = arn.split(":", PARTS);
            // A star at the end stands for the parts that are left out.
            String[] all = arn.endsWith("*") ? (arn + ":*".repeat(PARTS - parts.length)).split(":", PARTS) : parts;
            return all.length == PARTS ? new ArnPattern(all[2], all[5]) : new ArnPattern("", "");
        });
    }

    private static Optional<String> text(TemplateValue value) {
        return switch (value.function().orElse("")) {
            case "" -> value.literal();
            case "Ref" ->
                value.get("Ref")
                        .literal()
                        .filter(name -> name.startsWith("AWS::"))
                        .map(name -> "*");
            case "Fn::Sub" -> value.get("Fn::Sub").literal().map(text -> text.replaceAll("\\$\\{AWS::\\w+}", "*"));
            case "Fn::Join" -> join(value.get("Fn::Join"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> join(TemplateValue join) {
        List<Optional<String>> parts = StreamSupport.stream(join.node().path(1).spliterator(), false)
                .map(TemplateValue::new)
                .map(ArnPattern::text)
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream()
                        .map(Optional::get)
                        .collect(Collectors.joining(join.node().path(0).asText())))
                : Optional.empty();
    }

    Answer matches(Resource resource) {
        Kind kind = Kind.of(resource);
        if (!glob(service, kind.service)) {
            return Answer.NO;
        }
        String prefix = kind.prefix;
        TemplateValue id = resource.get(kind.id);
        if (id.literal().isPresent()) {
            // RDS keeps identifiers in lower case.
            return Answer.of(glob(name, prefix + id.shown().toLowerCase(Locale.ROOT)));
        }
        if (glob(name, prefix + ANY)) {
            return Answer.YES;
        }
        // The id that the deployment makes up may be the one that the pattern asks for.
        String fixed = name.split("\\*", 2)[0];
        boolean sameKind = fixed.startsWith(prefix) || (name.contains("*") && prefix.startsWith(fixed));
        return sameKind ? Answer.UNKNOWN : Answer.NO;
    }

    /** Whether the text matches the pattern, in which a star stands for any characters. */
    static boolean glob(String pattern, String text) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(regex);
    }
}

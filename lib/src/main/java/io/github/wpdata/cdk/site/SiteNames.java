package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.constructs.MetadataEntry;

/**
 * The names by which sites of one database could meet. Those of each site are written into the metadata of the database, where
 * the sites of other stacks find them too.
 */
record SiteNames(String name, String databaseName, String username, String directory) {
    private static final String METADATA = "wpdata:site";

    static void check(Problems problems, DataServices services, SiteNames site) {
        for (SiteNames other : all(services)) {
            require(problems, SiteRules.NAME_TAKEN, site.name, other.name, other);
            require(problems, SiteRules.SCHEMA_TAKEN, site.databaseName, other.databaseName, other);
            require(problems, SiteRules.USER_TAKEN, site.username, other.username, other);
            boolean apart = !within(site.directory, other.directory) && !within(other.directory, site.directory);
            problems.require(apart, SiteRules.DIRECTORY_TAKEN, site.directory, other.directory, other.name);
        }
    }

    private static void require(Problems problems, Rule rule, String value, String taken, SiteNames other) {
        problems.require(!value.equals(taken), rule, value, other.name);
    }

    private static boolean within(String directory, String other) {
        return (directory + "/").startsWith(other + "/");
    }

    /** Takes the names, for the sites that follow. */
    void register(DataServices services) {
        cluster(services)
                .getNode()
                .addMetadata(
                        METADATA,
                        Map.of(
                                "name", name,
                                "databaseName", databaseName,
                                "username", username,
                                "directory", directory));
    }

    /** The sites of a database so far. */
    static List<SiteNames> all(DataServices services) {
        return cluster(services).getNode().getMetadata().stream()
                .filter(entry -> entry.getType().equals(METADATA))
                .map(MetadataEntry::getData)
                .map(data -> {
                    Map<?, ?> names = (Map<?, ?>) data;
                    return new SiteNames(
                            (String) names.get("name"),
                            (String) names.get("databaseName"),
                            (String) names.get("username"),
                            (String) names.get("directory"));
                })
                .toList();
    }

    private static DatabaseCluster cluster(DataServices services) {
        return services.getDatabase().getCluster();
    }
}

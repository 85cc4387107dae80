package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;

/** The services that sites share. {@code WordPressDataServices} is one; single constructs can be combined into another. */
public interface DataServices {
    /** {@return the cluster that holds the schema of each site} */
    AuroraMysqlCluster getDatabase();

    /** {@return the cache that holds the entries of each site} */
    RedisReplicationGroup getCache();

    /** {@return the file system that holds the directory of each site} */
    EfsFileSystem getFiles();
}

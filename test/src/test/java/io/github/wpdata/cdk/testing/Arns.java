package io.github.wpdata.cdk.testing;

/** ARNs of resources that tests import, all in the account and region of {@link TestStack} unless their name says otherwise. */
public final class Arns {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "us-east-1";

    public static final String KEY = in(REGION, "kms", "key/11111111-2222-3333-4444-555555555555");
    public static final String KEY_OF_OTHER_REGION = in("us-west-2", "kms", "key/11111111-2222-3333-4444-555555555555");
    public static final String SECRET = in(REGION, "secretsmanager", "secret:wordpress-AbCdEf");
    public static final String SECRET_OF_OTHER_REGION = in("us-west-2", "secretsmanager", "secret:wordpress-AbCdEf");
    public static final String DATABASE_CLUSTER = in(REGION, "rds", "cluster:wordpress");
    public static final String FILE_SYSTEM = in(REGION, "elasticfilesystem", "file-system/fs-0123456789abcdef0");
    public static final String BACKUP_VAULT = in(REGION, "backup", "backup-vault:wordpress");
    public static final String TOPIC = in(REGION, "sns", "alerts");
    public static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/wordpress";

    private Arns() {}

    /** The ARN of a resource of the account. */
    public static String in(String region, String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }
}

package io.github.wpdata.cdk.kubernetes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files by which pods see secrets, and the variables that the configuration of WordPress reads. */
final class SecretFiles {
    /** Folder of the files in a pod. */
    static final String FOLDER = "/etc/wordpress/secrets";

    private SecretFiles() {}

    /** The files, by variable. */
    static Map<String, String> variables(PodAccess access) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("WORDPRESS_DB_USER", "username");
        all.put("WORDPRESS_DB_PASSWORD", "password");
        PodAccess.KEYS_AND_SALTS.forEach(name -> all.put("WORDPRESS_" + name.toUpperCase(Locale.ROOT), name));
        all.put("WP_REDIS_USERNAME", PodAccess.CACHE_USERNAME);
        all.put("WP_REDIS_PASSWORD", PodAccess.CACHE_PASSWORD);
        all.values().removeIf(file -> !access.hasFile(file));
        return all;
    }
}

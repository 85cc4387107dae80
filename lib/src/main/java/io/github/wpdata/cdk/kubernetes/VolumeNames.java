package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import software.constructs.IConstruct;

/**
 * Default names of persistent volumes and storage classes. They belong to the whole Kubernetes cluster, so two access
 * points of an app must not share one. The first of an app has the plain name.
 */
final class VolumeNames {
    private static final int HASH_LENGTH = 8;

    /** The owner of each plain name, by app. */
    private static final Map<IConstruct, Map<String, String>> OWNERS = new WeakHashMap<>();

    private VolumeNames() {}

    static synchronized String of(String plain, EfsFileSystem files, String accessPoint) {
        String address = files.getNode().getAddr();
        String id = accessPoint + "-" + address.substring(address.length() - HASH_LENGTH);
        Map<String, String> owners = OWNERS.computeIfAbsent(files.getNode().getRoot(), app -> new HashMap<>());
        return owners.computeIfAbsent(plain, name -> id).equals(id) ? plain : plain + "-" + id;
    }
}
